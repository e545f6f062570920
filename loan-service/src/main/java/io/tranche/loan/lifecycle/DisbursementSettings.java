package io.tranche.loan.lifecycle;

import io.tranche.messaging.saga.Patience;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param patience how long wallet-service may take to pay out, or to fetch back
 * @param steps where a step has a patience of its own
 */
@ConfigurationProperties("tranche.saga.disbursement")
record DisbursementSettings(
        @DefaultValue Patience patience, @DefaultValue Map<LoanStatus, Patience> steps) {

    DisbursementSettings {
        steps = Map.copyOf(steps);
        for (LoanStatus step : steps.keySet()) {
            if (!step.inProgress()) {
                throw new IllegalArgumentException(
                        "tranche.saga.disbursement.steps: %s waits for nobody".formatted(step));
            }
        }
    }

    Patience patienceOf(LoanStatus step) {
        return steps.getOrDefault(step, patience);
    }
}
