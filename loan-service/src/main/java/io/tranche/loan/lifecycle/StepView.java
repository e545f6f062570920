package io.tranche.loan.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tranche.messaging.saga.RecordedStep;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step of a loan's timeline as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StepView(
        Instant at,
        String saga,
        long sagaId,
        String step,
        @Nullable String detail,
        @Nullable UUID eventId,
        @Nullable String traceId) {

    static StepView of(RecordedStep step) {
        return new StepView(
                step.at(),
                step.saga().name(),
                step.saga().id(),
                step.step(),
                step.detail(),
                step.eventId(),
                step.traceId());
    }
}
