package io.tranche.messaging.parking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Open events that failed for the same reason.
 *
 * @param message of the latest
 * @param keys how many keys they hold back
 */
public record ParkedCause(
        String fingerprint,
        String consumer,
        String errorClass,
        @Nullable String message,
        long events,
        long keys,
        Instant oldest,
        Instant newest) {}
