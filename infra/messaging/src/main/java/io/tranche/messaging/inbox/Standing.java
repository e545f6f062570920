package io.tranche.messaging.inbox;

import io.tranche.messaging.parking.Failure;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer knows of a record before it is applied.
 *
 * @param applied it is marked, and not parked
 * @param waits it is parked, or its key is held back
 * @param unreadable why it is no event by its bytes
 */
public record Standing(
        ConsumerRecord<byte[], byte[]> delivered,
        UUID eventId,
        @Nullable String type,
        boolean applied,
        boolean waits,
        Optional<Failure> unreadable) {}
