package io.tranche.loan.dayend;

import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.businessdate.Progress;
import io.tranche.loan.dayend.DayEndRuns.Phase;
import io.tranche.loan.dayend.DayEndRuns.Run;
import io.tranche.loan.outcome.Announcements;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends a day, piece by piece: when the repayments of the day are settled, first the loans, then the borrowers, in the order of
 * their ids.
 *
 * <p>A piece is one transaction that locks the business date and writes down how far it has come. So one piece is done at a
 * time, whoever asks; whatever dies leaves no half piece behind, and whoever asks next goes on where it was.
 */
@Component
final class DayEnd {

    private static final Logger LOG = LoggerFactory.getLogger(DayEnd.class);

    private final DayEndRuns runs;
    private final OpenRepayments repayments;
    private final LoanChunks loans;
    private final BorrowerChunks borrowers;
    private final SkippedEnds skipped;
    private final BusinessDates dates;
    private final Announcements announcements;
    private final DayEndMetrics metrics;
    private final DayEndSettings settings;
    private final TransactionTemplate transaction;

    DayEnd(
            DayEndRuns runs,
            OpenRepayments repayments,
            LoanChunks loans,
            BorrowerChunks borrowers,
            SkippedEnds skipped,
            BusinessDates dates,
            Announcements announcements,
            DayEndMetrics metrics,
            DayEndSettings settings,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.repayments = repayments;
        this.loans = loans;
        this.borrowers = borrowers;
        this.skipped = skipped;
        this.dates = dates;
        this.announcements = announcements;
        this.metrics = metrics;
        this.settings = settings;
        this.transaction = transaction;
    }

    /**
     * Does the next piece; nothing if this day is not the one that is open.
     *
     * @param size how many loans or borrowers at most; one that fails alone is left out
     */
    Progress step(LocalDate day, int size) {
        return Objects.requireNonNull(transaction.execute(
                status -> dates.lock().equals(day) ? step(runs.of(day), size, status) : Progress.DONE));
    }

    private Progress step(Run run, int size, TransactionStatus status) {
        if (run.phase() == Phase.REPAYMENTS) {
            if (repayments.worthWaiting(run)) {
                return Progress.WAITING;
            }
            runs.enter(run.day(), Phase.LOANS);
        } else if (size > 1) {
            step(run, size);
        } else {
            boolean unused = Attempt.of(() -> step(run, 1), status, failure -> skipNext(run, failure, status));
        }
        return Progress.MORE;
    }

    private void step(Run run, int size) {
        Optional<Ended> ended = switch (run.phase()) {
            case LOANS -> loans.end(run.day(), run.doneId(), size);
            case BORROWERS -> borrowers.end(run.day(), run.doneId(), size);
            case REPAYMENTS, CLOSED ->
                throw new IllegalStateException("%s is open and %s".formatted(run.day(), run.phase()));
        };
        ended.ifPresentOrElse(this::write, () -> enterNext(run));
    }

    private void write(Ended ended) {
        announcements.make(ended.found().announcement());
        runs.progress(ended);
    }

    private void enterNext(Run run) {
        if (run.phase() == Phase.LOANS) {
            runs.enter(run.day(), Phase.BORROWERS);
        } else {
            runs.enter(run.day(), Phase.CLOSED);
            dates.close(run.day());
            metrics.closed(run);
        }
    }

    private void skipNext(Run run, RuntimeException failure, TransactionStatus status) {
        if (skipped.failedOn(run.day()) >= settings.skippedMax()) {
            throw new IllegalStateException(
                    "More than %d loans and borrowers fail at the end of %s"
                            .formatted(settings.skippedMax(), run.day()),
                    failure);
        }
        Optional<Chunk> one = run.phase() == Phase.LOANS
                ? loans.skip(run.day(), run.doneId(), failure)
                : borrowers.skip(run.day(), run.doneId(), failure);
        Chunk left = one.orElseThrow(() -> failure);
        LOG.error("{} {} failed at the end of {} and is left out", run.phase(), left.last(), run.day(), failure);
        runs.done(left);
        if (run.phase() == Phase.LOANS) {
            boolean unused = Attempt.of(() -> remind(left), status, trouble -> LOG.warn("Nor is it reminded", trouble));
        }
    }

    private void remind(Chunk skippedLoan) {
        Findings found = loans.remind(skippedLoan);
        announcements.make(found.announcement());
        runs.add(skippedLoan.day(), found);
    }
}
