package io.tranche.messaging.consumers;

import org.apache.kafka.common.TopicPartition;

/**
 * @param committedOffset the first one not consumed
 * @param endOffset the one after the last
 */
public record PartitionLag(String topic, int partition, long committedOffset, long endOffset, long lagEvents) {

    static PartitionLag of(TopicPartition partition, long committed, long end) {
        return new PartitionLag(partition.topic(), partition.partition(), committed, end, Math.max(0, end - committed));
    }
}
