package io.tranche.loan.repayment;

import io.tranche.messaging.saga.Patience;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param patience how long wallet-service may take to collect, or to give back
 * @param steps where a step has a patience of its own
 * @param unansweredInterval how often a payment on a mandate is asked for, once it has been as often as others
 */
@ConfigurationProperties("tranche.saga.repayment")
record RepaymentSettings(
        @DefaultValue Patience patience,
        @DefaultValue Map<RepaymentStatus, Patience> steps,
        @DefaultValue("15m") Duration unansweredInterval) {

    RepaymentSettings {
        steps = Map.copyOf(steps);
        if (!unansweredInterval.isPositive()) {
            throw new IllegalArgumentException("tranche.saga.repayment.unanswered-interval must be positive");
        }
        for (RepaymentStatus step : steps.keySet()) {
            if (!step.inProgress()) {
                throw new IllegalArgumentException("tranche.saga.repayment.steps: %s waits for nobody".formatted(step));
            }
        }
    }

    Patience patienceOf(String step) {
        return step.equals(RepaymentSaga.UNANSWERED)
                ? new Patience(unansweredInterval, Integer.MAX_VALUE)
                : patienceOf(RepaymentStatus.valueOf(step));
    }

    Patience patienceOf(RepaymentStatus step) {
        return steps.getOrDefault(step, patience);
    }
}
