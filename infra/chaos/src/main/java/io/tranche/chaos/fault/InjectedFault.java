package io.tranche.chaos.fault;

import io.tranche.chaos.plan.PlannedFault;
import org.jspecify.annotations.Nullable;

/**
 * A fault as it happened. Times are those of {@link System#nanoTime}.
 *
 * @param failure why it could not be done; null if it was
 */
public record InjectedFault(
        PlannedFault fault,
        long beganNanos,
        long endedNanos,
        @Nullable String failure) {

    public boolean happened() {
        return failure == null;
    }
}
