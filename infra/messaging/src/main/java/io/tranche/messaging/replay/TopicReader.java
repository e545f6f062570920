package io.tranche.messaging.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads ranges of topics to their ends, each partition in order, in batches. Used by one thread. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, TopicRange> open = new TreeMap<>(TopicReader::compare);
    private final Map<TopicPartition, TopicRange> ranges = new TreeMap<>(TopicReader::compare);

    TopicReader(Consumer<byte[], byte[]> consumer, Collection<TopicRange> ranges) {
        this.consumer = consumer;
        for (TopicRange range : ranges) {
            TopicPartition partition = new TopicPartition(range.topic(), range.partition());
            this.ranges.put(partition, range);
            if (!range.isRead()) {
                open.put(partition, range);
            }
        }
        consumer.assign(List.copyOf(open.keySet()));
        open.forEach((partition, range) -> consumer.seek(partition, range.next()));
    }

    /** Whether there is anything left to read. */
    public boolean hasMore() {
        return !open.isEmpty();
    }

    /** The next records; none while Kafka has not answered, which is not the end. */
    public List<ConsumerRecord<byte[], byte[]>> next() {
        if (open.isEmpty()) {
            return List.of();
        }
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            TopicRange range = open.get(new TopicPartition(record.topic(), record.partition()));
            if (range != null && record.offset() < range.end()) {
                batch.add(record);
            }
        }
        advance();
        return batch;
    }

    /** Where each partition goes on once all that was returned so far is dealt with. */
    public List<TopicRange> position() {
        return List.copyOf(ranges.values());
    }

    /** By the consumer's own position, since offsets have gaps where transactions were. */
    private void advance() {
        for (TopicPartition partition : List.copyOf(open.keySet())) {
            TopicRange range = ranges.getOrDefault(partition, new TopicRange(partition.topic(), 0, 0, 0));
            TopicRange reached = range.past(Math.min(consumer.position(partition), range.end()) - 1);
            ranges.put(partition, reached);
            if (reached.isRead()) {
                open.remove(partition);
                consumer.pause(List.of(partition));
            }
        }
    }

    private static int compare(TopicPartition one, TopicPartition other) {
        int byTopic = one.topic().compareTo(other.topic());
        return byTopic == 0 ? Integer.compare(one.partition(), other.partition()) : byTopic;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
