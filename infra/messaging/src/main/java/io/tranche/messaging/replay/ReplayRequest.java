package io.tranche.messaging.replay;

import io.tranche.contracts.EventHeaders;
import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.replay.TopicReaders.Bounds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Which records to hand to which consumer once more; null where nothing limits it.
 *
 * @param toOffset the first that is left out
 * @param fromTime by the timestamp that Kafka has of the record
 * @param toTime the first that is left out
 * @param type wire name of an event
 */
public record ReplayRequest(
        String consumer,
        String topic,
        @Nullable Set<Integer> partitions,
        @Nullable Long fromOffset,
        @Nullable Long toOffset,
        @Nullable Instant fromTime,
        @Nullable Instant toTime,
        @Nullable String key,
        @Nullable String type) {

    /** @throws ActionRefused if it contradicts itself */
    public ReplayRequest {
        boolean offsetsCross = fromOffset != null && toOffset != null && fromOffset >= toOffset;
        boolean timesCross = fromTime != null && toTime != null && !fromTime.isBefore(toTime);
        if (offsetsCross || timesCross) {
            throw ActionRefused.invalid("A replay ends after it begins");
        }
        boolean byOffset = fromOffset != null || toOffset != null;
        if (byOffset && (partitions == null || partitions.size() != 1)) {
            throw ActionRefused.invalid("Offsets mean something in one partition only: name it");
        }
    }

    /** All of a topic. */
    public static ReplayRequest whole(String consumer, String topic) {
        return new ReplayRequest(consumer, topic, null, null, null, null, null, null, null);
    }

    Bounds bounds() {
        return new Bounds(fromOffset, toOffset, fromTime, toTime);
    }

    boolean includes(TopicRange range) {
        return partitions == null || partitions.contains(range.partition());
    }

    boolean includes(ConsumerRecord<byte[], byte[]> record) {
        return (key == null || matches(key, record.key())) && (type == null || matches(type, typeOf(record)));
    }

    private static byte @Nullable [] typeOf(ConsumerRecord<?, ?> record) {
        Header header = record.headers().lastHeader(EventHeaders.TYPE);
        return header == null ? null : header.value();
    }

    private static boolean matches(String wanted, byte @Nullable [] found) {
        return found != null && Arrays.equals(wanted.getBytes(StandardCharsets.UTF_8), found);
    }
}
