package io.tranche.messaging.replay;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How far each partition of the topic is. */
record ReplayPosition(List<TopicRange> ranges) {

    /** After the records at these offsets, by partition. */
    ReplayPosition past(Map<Integer, Long> offsets) {
        return new ReplayPosition(ranges.stream()
                .map(range -> range.past(offsets.getOrDefault(range.partition(), -1L)))
                .toList());
    }

    /** Those of the records that are still to be dealt with. */
    List<ConsumerRecord<byte[], byte[]>> notPast(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Integer, Long> next = ranges.stream().collect(Collectors.toMap(TopicRange::partition, TopicRange::next));
        return records.stream()
                .filter(record -> record.offset() >= next.getOrDefault(record.partition(), 0L))
                .toList();
    }

    long left() {
        return ranges.stream()
                .mapToLong(range -> Math.max(0, range.end() - range.next()))
                .sum();
    }
}
