package io.tranche.loan.autodebit;

import io.tranche.loan.autodebit.Attempts.Ended;
import io.tranche.loan.autodebit.Runs.Run;
import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.businessdate.DayWork;
import io.tranche.loan.businessdate.Progress;
import io.tranche.loan.mandate.Mandates;
import io.tranche.messaging.saga.SagaRef;
import io.tranche.messaging.saga.SagaStep;
import io.tranche.messaging.saga.SagaTimeline;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks for what is due on a day, batch by batch in the order of the loans.
 *
 * <p>A batch is one transaction that locks the run of the day, starts the repayments and writes down how far it has come: so one
 * batch is done at a time, whoever asks, and whatever dies leaves none half done. It waits while too many are under way, but the end
 * of the day waits with it only for a time: a wallet that is down must not hold up the books, and whoever has the money shall have been
 * asked on the day.
 */
@Component
final class AutoDebits implements DayWork {

    private final Runs runs;
    private final Dues dues;
    private final Debits debits;
    private final Attempts attempts;
    private final SagaTimeline timeline;
    private final BusinessDates dates;
    private final AutoDebitMetrics metrics;
    private final AutoDebitSettings settings;
    private final TransactionTemplate transaction;

    AutoDebits(
            Runs runs,
            Dues dues,
            Debits debits,
            Attempts attempts,
            SagaTimeline timeline,
            BusinessDates dates,
            AutoDebitMetrics metrics,
            AutoDebitSettings settings,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.dues = dues;
        this.debits = debits;
        this.attempts = attempts;
        this.timeline = timeline;
        this.dates = dates;
        this.metrics = metrics;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public Progress step(LocalDate day, boolean over) {
        settleAll();
        int underWay = attempts.underWay();
        metrics.underWay(underWay);
        return Objects.requireNonNull(transaction.execute(
                status -> dates.today().equals(day) ? next(runs.lock(day), underWay, over) : Progress.DONE));
    }

    private Progress next(Run run, int underWay, boolean over) {
        if (run.ended()) {
            return Progress.DONE;
        }
        if (underWay >= settings.underWayMax() && mayWait(run, over)) {
            return Progress.WAITING;
        }
        OptionalLong last = dues.end(run.doneId());
        if (last.isEmpty()) {
            runs.end(run.day());
            return Progress.DONE;
        }
        if (dues.anyTakenBack(run.doneId(), last.getAsLong()) && mayWait(run, over)) {
            return Progress.WAITING;
        }
        dues.of(run.day(), run.doneId(), last.getAsLong()).forEach(due -> debits.make(run.day(), due));
        runs.progress(run.day(), last.getAsLong());
        return Progress.MORE;
    }

    private boolean mayWait(Run run, boolean over) {
        return !over || runs.held(run).compareTo(settings.answersWithin()) < 0;
    }

    /** Before anything is asked for again, it has to be known how often it has been. */
    private void settleAll() {
        List<Ended> settled;
        do {
            settled = Objects.requireNonNull(transaction.execute(status -> settle()));
            settled.forEach(ended -> metrics.ended(ended.outcome()));
        } while (settled.size() == settings.underWayMax());
    }

    private List<Ended> settle() {
        List<Ended> settled = attempts.settle();
        timeline.append(settled.stream().map(this::step).toList());
        return settled;
    }

    private SagaStep step(Ended ended) {
        return SagaStep.of(
                        new SagaRef(Mandates.SAGA, ended.loanId()),
                        "loan:" + ended.loanId(),
                        ended.outcome().name())
                .because(
                        ended.reason() == null
                                ? null
                                : "%s, attempt %d of %d"
                                        .formatted(ended.reason(), ended.number(), settings.attemptsMax()));
    }
}
