package io.tranche.messaging.dryrun;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** How long a dry run may hold its locks. */
record TimeLimit(Duration max, InstantSource clock) {

    /** For what is being tried when the time is up. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** @return whether the time is up */
    BooleanSupplier begin() {
        Instant end = clock.instant().plus(max);
        return () -> !clock.instant().isBefore(end);
    }

    int transactionSeconds() {
        return Math.toIntExact(max.plus(GRACE).toSeconds());
    }
}
