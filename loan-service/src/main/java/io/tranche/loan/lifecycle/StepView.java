package io.tranche.loan.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.loan.arrears.PenaltyRun;
import io.tranche.messaging.saga.RecordedStep;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step of a loan's timeline as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(example = """
        {"at": "2026-03-02T09:14:07.743Z", "saga": "repayment", "saga_id": 41, "step": "SUCCESS",
         "detail": "principal 7884.88, interest 1000.00, penalty 53.31", "event_id": "01a1fdf8-f88d-7000-bd92-0fc34fd2f882",
         "trace_id": "2944de87aed55904aae1ec593fcd6169"}""")
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

    /** Penalties of many days are one step. */
    static StepView of(LoanId loan, PenaltyRun run) {
        String detail = "%s for %d days, from %s to %s".formatted(run.amount(), run.days(), run.first(), run.last());
        return new StepView(run.beganAt(), "day_end", loan.value(), "PENALTY", detail, null, null);
    }
}
