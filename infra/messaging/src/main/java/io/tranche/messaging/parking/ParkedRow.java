package io.tranche.messaging.parking;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event to park, as it came from Kafka.
 *
 * @param failure null for an event that waits behind a failed one
 */
public record ParkedRow(
        ConsumerRecord<byte[], byte[]> delivered,
        UUID eventId,
        Instant eventTime,
        @Nullable String type,
        @Nullable Failure failure) {

    /** Of the event in what an operation reports: it failed now, or waits. */
    public boolean isQueued() {
        return failure == null;
    }

    String state() {
        return failure == null ? "QUEUED" : "FAILED";
    }
}
