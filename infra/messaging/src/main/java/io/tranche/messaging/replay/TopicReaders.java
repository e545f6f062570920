package io.tranche.messaging.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Readers that join no group: they move nobody's offsets, and live consumption goes on as if they were not there. */
public final class TopicReaders {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private final Map<String, Object> settings;

    TopicReaders(Map<String, Object> configured) {
        settings = new HashMap<>(configured);
        settings.keySet()
                .removeAll(List.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                        ConsumerConfig.CLIENT_ID_CONFIG));
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_WITHIN.toMillis()));
    }

    /** Every partition of a topic, from its first record to its last as of now. */
    public List<TopicRange> whole(String topic) {
        return ranges(topic, new Bounds(null, null, null, null));
    }

    /**
     * What to read, null where nothing limits it; where both an offset and a time are given, the narrower holds.
     *
     * @param toOffset not read itself
     * @param fromTime by the timestamp that Kafka has of the record
     * @param toTime not read itself
     */
    public record Bounds(
            @Nullable Long fromOffset,
            @Nullable Long toOffset,
            @Nullable Instant fromTime,
            @Nullable Instant toTime) {}

    /** The same within bounds, also cut to what there is now; partitions without anything are left out. */
    public List<TopicRange> ranges(String topic, Bounds bounds) {
        try (Consumer<byte[], byte[]> consumer = consumer(Map.of())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> from = offsetsAt(consumer, partitions, bounds.fromTime(), ends);
            Map<TopicPartition, Long> to = offsetsAt(consumer, partitions, bounds.toTime(), ends);
            return partitions.stream()
                    .map(partition -> {
                        long first = max(starts.getOrDefault(partition, 0L), bounds.fromOffset(), from.get(partition));
                        long end = min(ends.getOrDefault(partition, 0L), bounds.toOffset(), to.get(partition));
                        return new TopicRange(topic, partition.partition(), first, end);
                    })
                    .filter(range -> !range.isRead())
                    .toList();
        }
    }

    /** The same, as far as a Kafka group has consumed it: nothing of a partition in which it has committed no offset. */
    List<TopicRange> consumedRanges(String group, String topic, Bounds bounds) {
        Map<Integer, Long> committed = committed(group, topic);
        return ranges(topic, bounds).stream()
                .map(range -> range.cutAt(committed.getOrDefault(range.partition(), 0L)))
                .filter(range -> !range.isRead())
                .toList();
    }

    private Map<Integer, Long> committed(String group, String topic) {
        try (Consumer<byte[], byte[]> member = consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, group))) {
            List<TopicPartition> partitions = partitions(member, topic);
            Map<TopicPartition, OffsetAndMetadata> committed = member.committed(Set.copyOf(partitions));
            Map<Integer, Long> offsets = new HashMap<>();
            for (TopicPartition partition : partitions) {
                OffsetAndMetadata at = committed.get(partition);
                if (at != null) {
                    offsets.put(partition.partition(), at.offset());
                }
            }
            return offsets;
        }
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** To be closed by whoever opened it, on the thread that reads. */
    public TopicReader open(Collection<TopicRange> ranges, int batchSizeMax) {
        return new TopicReader(consumer(Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchSizeMax)), ranges);
    }

    private Consumer<byte[], byte[]> consumer(Map<String, Object> more) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ConsumerConfig.CLIENT_ID_CONFIG, "topic-reader-" + UUID.randomUUID());
        own.putAll(more);
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<TopicPartition, Long> offsetsAt(
            Consumer<?, ?> consumer,
            List<TopicPartition> partitions,
            @Nullable Instant time,
            Map<TopicPartition, Long> ends) {
        if (time == null) {
            return Map.of();
        }
        Map<TopicPartition, Long> request =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> time.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(request);
        return partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> {
            OffsetAndTimestamp at = found.get(partition);
            return at == null ? ends.getOrDefault(partition, 0L) : at.offset();
        }));
    }

    private static long max(long start, @Nullable Long offset, @Nullable Long time) {
        return Math.max(start, Math.max(offset == null ? 0 : offset, time == null ? 0 : time));
    }

    private static long min(long end, @Nullable Long offset, @Nullable Long time) {
        return Math.min(end, Math.min(offset == null ? end : offset, time == null ? end : time));
    }
}
