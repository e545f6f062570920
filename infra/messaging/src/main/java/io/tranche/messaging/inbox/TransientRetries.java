package io.tranche.messaging.inbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Tries again what failed for a reason that passes, with growing pauses, for work that has no container to do so. */
public final class TransientRetries {

    private static final int ATTEMPTS_MAX = 8;
    private static final Duration PAUSE_FIRST = Duration.ofMillis(200);
    private static final Duration NAP = Duration.ofMillis(50);

    /** It did not pass in time. */
    public static final class TroubleGoesOn extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TroubleGoesOn(RuntimeException trouble) {
            super("Trouble that should pass goes on: " + trouble.getMessage(), trouble);
        }
    }

    private TransientRetries() {}

    /** @throws TroubleGoesOn if it fails so too often, or must stop meanwhile; any other failure comes as it is */
    public static <T> T during(Supplier<T> work, BooleanSupplier mustStop) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (!TransientTrouble.isBehind(failure)) {
                    throw failure;
                }
                if (attempt == ATTEMPTS_MAX || mustStop.getAsBoolean()) {
                    throw new TroubleGoesOn(failure);
                }
                pause(PAUSE_FIRST.multipliedBy(1L << (attempt - 1)), mustStop);
            }
        }
    }

    private static void pause(Duration duration, BooleanSupplier mustStop) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end
                && !mustStop.getAsBoolean()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(NAP.toNanos());
        }
    }
}
