package io.tranche.messaging.parking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parked event without its content.
 *
 * @param unreadable whether it is no event by its bytes
 * @param error null for one that waits behind another and was never tried
 * @param edits how many other payloads were given for it
 * @param resolvedAt when it was redriven or discarded
 */
public record ParkedEvent(
        long id,
        String consumer,
        ParkedState state,
        UUID eventId,
        Instant eventTime,
        @Nullable String type,
        Position position,
        @Nullable String key,
        boolean unreadable,
        @Nullable Error error,
        int attempts,
        Instant parkedAt,
        int edits,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {

    /** Where it lies in Kafka, and since when. */
    public record Position(String topic, int partition, long offset, Instant time) {}

    /** Why it failed the last time. */
    public record Error(String errorClass, String message, String fingerprint, Instant firstAt, Instant lastAt) {}
}
