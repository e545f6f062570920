package io.tranche.loan.dayend;

import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.dayend.DayEndRuns.Phase;
import io.tranche.loan.dayend.DayEndRuns.Run;
import io.tranche.loan.outcome.Announcements;
import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends a day, piece by piece: first the loans, then the borrowers, in the order of their ids.
 *
 * <p>A piece is one transaction that locks the business date and writes down how far it has come. So one piece is done at a
 * time, whoever asks; whatever dies leaves no half piece behind, and whoever asks next goes on where it was.
 */
@Component
final class DayEnd {

    private final DayEndRuns runs;
    private final LoanChunks loans;
    private final BorrowerChunks borrowers;
    private final BusinessDates dates;
    private final Announcements announcements;
    private final DayEndMetrics metrics;
    private final TransactionTemplate transaction;

    DayEnd(
            DayEndRuns runs,
            LoanChunks loans,
            BorrowerChunks borrowers,
            BusinessDates dates,
            Announcements announcements,
            DayEndMetrics metrics,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.loans = loans;
        this.borrowers = borrowers;
        this.dates = dates;
        this.announcements = announcements;
        this.metrics = metrics;
        this.transaction = transaction;
    }

    /**
     * Does the next piece.
     *
     * @return whether there may be more to do; not if this day is not the one that is open
     */
    boolean step(LocalDate day) {
        return Objects.requireNonNull(transaction.execute(status -> dates.lock().equals(day) && step(runs.of(day))));
    }

    private boolean step(Run run) {
        switch (run.phase()) {
            case LOANS -> step(run, loans.end(run.doneId()), Phase.BORROWERS);
            case BORROWERS -> step(run, borrowers.end(run.doneId()), Phase.CLOSED);
            case CLOSED -> throw new IllegalStateException("%s is closed and open".formatted(run.day()));
        }
        return true;
    }

    private void step(Run run, OptionalLong end, Phase next) {
        if (end.isPresent()) {
            Chunk chunk = new Chunk(run.day(), run.doneId(), end.getAsLong());
            Findings found = run.phase() == Phase.LOANS ? loans.end(chunk) : borrowers.end(chunk);
            announcements.make(found.announcement());
            runs.progress(chunk, found);
        } else {
            runs.enter(run.day(), next);
            if (next == Phase.CLOSED) {
                dates.close(run.day());
                metrics.closed(run);
            }
        }
    }
}
