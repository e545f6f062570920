package io.tranche.messaging.consumers;

import java.util.List;

/**
 * How far one consumer is behind, all its instances together.
 *
 * @param state of its group, as the brokers see it
 * @param lagSeconds age of the oldest record that is not consumed; 0 if there is none
 */
public record ConsumerLag(
        String consumer,
        String group,
        String state,
        long lagEvents,
        double lagSeconds,
        List<PartitionLag> partitions) {}
