package io.tranche.messaging.replay;

import java.util.List;
import java.util.Map;

/** How far each partition of the topic is. */
record ReplayPosition(List<TopicRange> ranges) {

    /** After the records at these offsets, by partition. */
    ReplayPosition past(Map<Integer, Long> offsets) {
        return new ReplayPosition(ranges.stream()
                .map(range -> range.past(offsets.getOrDefault(range.partition(), -1L)))
                .toList());
    }

    long left() {
        return ranges.stream()
                .mapToLong(range -> Math.max(0, range.end() - range.next()))
                .sum();
    }
}
