package io.tranche.messaging.parking;

import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An open event as it can be handed to its consumer once more.
 *
 * @param delivered as it came from Kafka, or with the payload that was last given for it
 */
public record ParkedDelivery(
        long id,
        String consumer,
        ParkedState state,
        UUID eventId,
        @Nullable String type,
        ConsumerRecord<byte[], byte[]> delivered) {

    public Optional<OrderedKey> key() {
        return OrderedKey.of(delivered);
    }
}
