package io.tranche.messaging.inbox;

import io.tranche.messaging.parking.Failure;
import io.tranche.messaging.parking.OrderedKey;
import io.tranche.messaging.parking.ParkedRow;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record that concerns a consumer. */
sealed interface Delivery {

    ConsumerRecord<byte[], byte[]> delivered();

    Mark mark();

    @Nullable
    String type();

    default Optional<OrderedKey> key() {
        return OrderedKey.of(delivered());
    }

    default ParkedRow parked(@Nullable Failure failure) {
        return new ParkedRow(delivered(), mark().id(), mark().time(), type(), failure);
    }

    record Readable(ConsumerRecord<byte[], byte[]> delivered, Mark mark, String type, ReceivedEvent event)
            implements Delivery {}

    /** Broken or foreign bytes. They may have meant something for their key, so they hold it back like any event that fails. */
    record Unreadable(
            ConsumerRecord<byte[], byte[]> delivered,
            Mark mark,
            @Nullable String type,
            Failure failure) implements Delivery {}
}
