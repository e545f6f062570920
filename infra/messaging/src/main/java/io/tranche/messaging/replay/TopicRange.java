package io.tranche.messaging.replay;

/**
 * A part of a partition.
 *
 * @param next the offset to read next
 * @param end the first offset that is not read any more
 */
public record TopicRange(String topic, int partition, long next, long end) {

    /** After the record at this offset. */
    public TopicRange past(long offset) {
        return new TopicRange(topic, partition, Math.max(next, offset + 1), end);
    }

    /** No further than to this offset. */
    TopicRange cutAt(long offset) {
        return new TopicRange(topic, partition, next, Math.min(end, offset));
    }

    public boolean isRead() {
        return next >= end;
    }
}
