package io.tranche.messaging.consumers;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Reads the first records that a group has not consumed, outside of any group: offsets alone do not tell how old they are. */
final class UnconsumedRecords {

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(200);
    /** At least one batch comes whatever the limit. */
    private static final int FETCH_BYTES = 1;

    private final DefaultKafkaConsumerFactory<byte[], byte[]> factory;
    private final String clientId;

    UnconsumedRecords(ConsumerFactory<?, ?> configured, String clientId) {
        this.factory = new DefaultKafkaConsumerFactory<>(
                configured.getConfigurationProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.clientId = clientId;
    }

    /** When the oldest of the first records from these offsets on was written. Nothing if none can be read in time. */
    Optional<Instant> oldest(Map<TopicPartition, Long> from) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Set<TopicPartition> unread = new HashSet<>(from.keySet());
        long oldest = Long.MAX_VALUE;
        try (Consumer<byte[], byte[]> consumer = factory.createConsumer(null, clientId, null, readOneByOne())) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            while (!unread.isEmpty() && System.nanoTime() < deadline) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                for (TopicPartition partition : records.partitions()) {
                    ConsumerRecord<byte[], byte[]> first =
                            records.records(partition).getFirst();
                    oldest = unread.remove(partition) ? Math.min(oldest, first.timestamp()) : oldest;
                }
                consumer.pause(records.partitions());
            }
        }
        return oldest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
    }

    private static Properties readOneByOne() {
        Properties properties = new Properties();
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(FETCH_BYTES));
        return properties;
    }
}
