package io.tranche.loan.dayend;

import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.dayend.DayEndRuns.Phase;
import io.tranche.loan.lifecycle.Loans;
import io.tranche.loan.outcome.Announcements;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends the days that single loans and borrowers have missed, as they would have been ended in time. Of a borrower one after the other, so
 * that none overtakes one that fails again.
 */
@Component
final class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final int PAGE_SIZE = 1_000;

    private final MissingEnds missing;
    private final SkippedEnds skipped;
    private final LoanEnds loanEnds;
    private final BorrowerChunks borrowers;
    private final Loans loans;
    private final BusinessDates dates;
    private final DayEndRuns runs;
    private final Announcements announcements;
    private final TransactionTemplate transaction;

    CatchUp(
            MissingEnds missing,
            SkippedEnds skipped,
            LoanEnds loanEnds,
            BorrowerChunks borrowers,
            Loans loans,
            BusinessDates dates,
            DayEndRuns runs,
            Announcements announcements,
            TransactionTemplate transaction) {
        this.missing = missing;
        this.skipped = skipped;
        this.loanEnds = loanEnds;
        this.borrowers = borrowers;
        this.loans = loans;
        this.dates = dates;
        this.runs = runs;
        this.announcements = announcements;
        this.transaction = transaction;
    }

    /** @return how many ends are not missing any more */
    int run() {
        int done = 0;
        List<Long> page = missing.borrowersAfter(0, PAGE_SIZE);
        while (!page.isEmpty()) {
            for (long borrower : page) {
                while (!Thread.currentThread().isInterrupted() && next(borrower)) {
                    done++;
                }
            }
            page = missing.borrowersAfter(page.getLast(), PAGE_SIZE);
        }
        return done;
    }

    /** Like a piece of a day end, alone at the business date. */
    private boolean next(long borrower) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var unused = dates.lock();
            Optional<SkippedEnd> end = missing.firstOf(borrower);
            return end.isPresent() && attempt(end.get(), status);
        }));
    }

    private boolean attempt(SkippedEnd end, TransactionStatus status) {
        return Attempt.of(() -> catchUp(end), status, failure -> {
            LOG.warn(
                    "{} {} failed again at the end of {} and is left out",
                    end.phase(),
                    end.subjectId(),
                    end.day(),
                    failure);
            skipped.failedAgain(end, failure);
        });
    }

    private void catchUp(SkippedEnd end) {
        Findings found = end.phase() == Phase.LOANS ? endLoan(end) : borrowers.endLate(end.day(), end.subjectId());
        announcements.make(found.announcement());
        runs.add(end.day(), found);
        skipped.caughtUp(end);
    }

    private Findings endLoan(SkippedEnd end) {
        Findings found = new Findings();
        var unused = loans.lock(List.of(end.subjectId()));
        loanEnds.endLate(end.subjectId(), end.day(), found);
        return found;
    }
}
