package io.tranche.loan.repayment;

import io.tranche.messaging.saga.Patience;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param patience how long wallet-service may take to collect, or to give back
 * @param steps where a step has a patience of its own
 */
@ConfigurationProperties("tranche.saga.repayment")
record RepaymentSettings(
        @DefaultValue Patience patience, @DefaultValue Map<RepaymentStatus, Patience> steps) {

    RepaymentSettings {
        steps = Map.copyOf(steps);
        for (RepaymentStatus step : steps.keySet()) {
            if (!step.inProgress()) {
                throw new IllegalArgumentException("tranche.saga.repayment.steps: %s waits for nobody".formatted(step));
            }
        }
    }

    Patience patienceOf(RepaymentStatus step) {
        return steps.getOrDefault(step, patience);
    }
}
