package io.tranche.messaging.redrive;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Holds a loop to so many turns per second, and lets go at once when it must stop. */
final class Pace {

    private static final long NAP_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final long intervalNanos;
    private long nextAt = System.nanoTime();

    Pace(int perSecond) {
        intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    void await(BooleanSupplier mustStop) {
        long now = System.nanoTime();
        while (now < nextAt && !mustStop.getAsBoolean()) {
            LockSupport.parkNanos(Math.min(nextAt - now, NAP_MAX_NANOS));
            now = System.nanoTime();
        }
        nextAt = Math.max(nextAt, now) + intervalNanos;
    }
}
