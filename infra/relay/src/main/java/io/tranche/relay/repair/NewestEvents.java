package io.tranche.relay.repair;

import io.tranche.contracts.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Single events, by where they lie. */
final class NewestEvents {

    private static final Logger LOG = LoggerFactory.getLogger(NewestEvents.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(10);

    private NewestEvents() {}

    static Set<UUID> at(Map<TopicPartition, Long> offsets, Map<String, Object> kafkaSettings) {
        Map<String, Object> settings = new HashMap<>(kafkaSettings);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        Set<UUID> ids = new HashSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(offsets.keySet());
            offsets.forEach(consumer::seek);
            long endsAtNanos = System.nanoTime() + SILENCE_MAX.toNanos();
            while (offsets.entrySet().stream().anyMatch(one -> consumer.position(one.getKey()) <= one.getValue())) {
                if (System.nanoTime() - endsAtNanos > 0) {
                    throw new IllegalStateException("Kafka did not deliver the newest events within " + SILENCE_MAX);
                }
                consumer.poll(POLL).forEach(event -> addId(event, ids));
            }
        }
        return ids;
    }

    private static void addId(ConsumerRecord<byte[], byte[]> event, Set<UUID> ids) {
        Header id = event.headers().lastHeader(EventHeaders.ID);
        if (id == null || id.value() == null) {
            return;
        }
        try {
            ids.add(UUID.fromString(new String(id.value(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException foreign) {
            LOG.warn("The newest event of {}-{} is of no outbox: its id is no UUID", event.topic(), event.partition());
        }
    }
}
