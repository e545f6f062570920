package io.tranche.messaging.saga;

import io.tranche.messaging.trace.Causes;
import io.tranche.messaging.trace.Traces;
import org.jspecify.annotations.Nullable;

/** Under which trace a step was taken: that of its event, else of the request that runs. */
final class StepTraces {

    /** {@code 00-<32 hex trace id>-<16 hex span id>-<flags>} */
    private static final int TRACE_ID_AT = 3;

    private static final int TRACE_ID_LENGTH = 32;

    private final Traces traces;

    StepTraces(Traces traces) {
        this.traces = traces;
    }

    @Nullable
    String of(SagaStep step) {
        String traceParent =
                step.eventId() == null ? traces.current() : Causes.current().traceParentOf(step.eventId());
        return traceParent == null ? null : traceParent.substring(TRACE_ID_AT, TRACE_ID_AT + TRACE_ID_LENGTH);
    }
}
