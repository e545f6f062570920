package io.tranche.ops;

import io.tranche.messaging.parking.ParkedEvent;
import io.tranche.messaging.parking.ParkedEvent.Error;
import io.tranche.messaging.parking.ParkedState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parked event in a list.
 *
 * @param cause fingerprint of its error
 * @param edits how many other payloads were given for it
 */
record ParkedView(
        long id,
        String consumer,
        ParkedState state,
        UUID eventId,
        Instant eventTime,
        @Nullable String type,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        boolean unreadable,
        @Nullable String cause,
        @Nullable String errorClass,
        @Nullable String message,
        int attempts,
        @Nullable Instant firstFailedAt,
        @Nullable Instant lastFailedAt,
        Instant parkedAt,
        int edits,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {

    static ParkedView of(ParkedEvent event) {
        Error error = event.error();
        return new ParkedView(
                event.id(),
                event.consumer(),
                event.state(),
                event.eventId(),
                event.eventTime(),
                event.type(),
                event.position().topic(),
                event.position().partition(),
                event.position().offset(),
                event.key(),
                event.unreadable(),
                error == null ? null : error.fingerprint(),
                error == null ? null : error.errorClass(),
                error == null ? null : error.message(),
                event.attempts(),
                error == null ? null : error.firstAt(),
                error == null ? null : error.lastAt(),
                event.parkedAt(),
                event.edits(),
                event.resolvedAt(),
                event.resolvedBy());
    }
}
