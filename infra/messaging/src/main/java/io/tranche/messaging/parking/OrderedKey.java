package io.tranche.messaging.parking;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What must be applied in order: all events of one key in one topic. */
public record OrderedKey(String topic, String key) {

    /** Empty for a record without a key, which has no order to keep. NUL is replaced: text in Postgres cannot hold it. */
    public static Optional<OrderedKey> of(ConsumerRecord<byte[], byte[]> delivered) {
        return Optional.ofNullable(delivered.key())
                .map(key -> new String(key, StandardCharsets.UTF_8).replace('\0', ' '))
                .map(key -> new OrderedKey(delivered.topic(), key));
    }
}
