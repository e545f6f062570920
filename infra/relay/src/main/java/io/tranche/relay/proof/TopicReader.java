package io.tranche.relay.proof;

import io.tranche.contracts.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads topics as any consumer would, without being member of a group: what it does not see, nobody sees. */
final class TopicReader implements AutoCloseable {

    /** A message as far as a proof is concerned. */
    record Message(UUID id, String topic, Instant writtenAt) {}

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Duration silenceMax;
    private final Map<String, List<PartitionInfo>> existing;

    TopicReader(Map<String, Object> kafkaSettings, Duration silenceMax) {
        Map<String, Object> settings = new HashMap<>(kafkaSettings);
        settings.keySet().removeAll(Set.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.silenceMax = silenceMax;
        this.existing = consumer.listTopics();
    }

    /** @return 0 if there is no such topic */
    int partitions(String topic) {
        return existing.getOrDefault(topic, List.of()).size();
    }

    /** Goes to the first message of each partition that was published at this time or later. */
    void start(Collection<String> topics, Instant publishedSince) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> existing.getOrDefault(topic, List.of()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(partitions.stream()
                .collect(Collectors.toMap(
                        partition -> partition, partition -> Math.max(0, publishedSince.toEpochMilli()))));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
        }
    }

    /** Hands over what there is from here to the present end. */
    void readToEnd(Consumer<Message> messages) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long heardAtNanos = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                heardAtNanos = System.nanoTime();
            } else if (System.nanoTime() - heardAtNanos > silenceMax.toNanos()) {
                throw new IllegalStateException("Kafka delivered nothing for " + silenceMax);
            }
            records.forEach(delivered -> message(delivered).ifPresent(messages));
        }
    }

    /** Hands over what comes next, if anything does within a moment. */
    void readNext(Consumer<Message> messages) {
        consumer.poll(POLL).forEach(delivered -> message(delivered).ifPresent(messages));
    }

    /** Empty for what no relay has written. */
    private static Optional<Message> message(ConsumerRecord<byte[], byte[]> delivered) {
        String id = header(delivered, EventHeaders.ID);
        String time = header(delivered, EventHeaders.TIME);
        if (id == null || time == null) {
            return Optional.empty();
        }
        try {
            Instant writtenAt = OffsetDateTime.parse(time).toInstant();
            return Optional.of(new Message(UUID.fromString(id), delivered.topic(), writtenAt));
        } catch (DateTimeParseException | IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> delivered, String name) {
        Header header = delivered.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
