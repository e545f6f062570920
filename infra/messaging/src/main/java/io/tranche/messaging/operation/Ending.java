package io.tranche.messaging.operation;

import org.jspecify.annotations.Nullable;

/** How the work of an operation returned. What it throws makes it FAILED. */
public record Ending(OperationState state, @Nullable String message) {

    public static Ending done() {
        return new Ending(OperationState.DONE, null);
    }

    /** Because {@link OperationRun#mustStop} said so. */
    public static Ending stopped() {
        return new Ending(OperationState.STOPPED, null);
    }

    /** Of its own accord. */
    public static Ending stopped(String why) {
        return new Ending(OperationState.STOPPED, why);
    }
}
