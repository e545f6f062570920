package io.tranche.loan.autodebit;

import io.tranche.loan.autodebit.Attempts.Outcome;
import io.tranche.loan.mandate.Mandates;
import io.tranche.loan.repayment.DuePayments;
import io.tranche.messaging.inbox.TransientTrouble;
import io.tranche.messaging.saga.SagaRef;
import io.tranche.messaging.saga.SagaStep;
import io.tranche.messaging.saga.SagaTimeline;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for what is due of one loan, within the transaction of its batch. */
@Component
final class Debits {

    private static final Logger LOG = LoggerFactory.getLogger(Debits.class);

    private final DuePayments payments;
    private final Attempts attempts;
    private final SagaTimeline timeline;
    private final AutoDebitMetrics metrics;
    private final AutoDebitSettings settings;
    private final TransactionTemplate nested;

    Debits(
            DuePayments payments,
            Attempts attempts,
            SagaTimeline timeline,
            AutoDebitMetrics metrics,
            AutoDebitSettings settings,
            PlatformTransactionManager transactions) {
        this.payments = payments;
        this.attempts = attempts;
        this.timeline = timeline;
        this.metrics = metrics;
        this.settings = settings;
        this.nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** A loan of which this fails is left out for the day: it must not hold up the others, or the end of the day. */
    void make(LocalDate day, Due due) {
        try {
            nested.executeWithoutResult(status -> ask(day, due));
        } catch (RuntimeException failure) {
            if (TransientTrouble.isBehind(failure)) {
                throw failure;
            }
            metrics.failed();
            LOG.error("Loan {} is left out of the auto-debits of {}", due.loan(), day, failure);
        }
    }

    private void ask(LocalDate day, Due due) {
        if (due.open().isPositive()) {
            long repayment = payments.start(due.borrowerId(), due.loan(), due.open());
            attempts.add(day, due, repayment);
            timeline.append(step(due, "ATTEMPTED")
                    .because("%s by repayment %d, attempt %d of %d"
                            .formatted(due.open(), repayment, due.attempt(), settings.attemptsMax())));
        } else {
            attempts.addCovered(day, due);
            timeline.append(step(due, Outcome.COVERED.name()).because("payments under way pay what is due"));
            metrics.ended(Outcome.COVERED);
        }
    }

    private static SagaStep step(Due due, String name) {
        return SagaStep.of(
                new SagaRef(Mandates.SAGA, due.loan().value()), due.loan().key(), name);
    }
}
