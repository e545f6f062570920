package io.tranche.messaging.consumers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** How far the consumers of this service are behind, measured when asked. */
public final class ConsumerLags {

    private final EventConsumers consumers;
    private final Kafka kafka;
    private final UnconsumedRecords unconsumed;

    ConsumerLags(EventConsumers consumers, Kafka kafka, UnconsumedRecords unconsumed) {
        this.consumers = consumers;
        this.kafka = kafka;
        this.unconsumed = unconsumed;
    }

    /** By name. @throws IllegalStateException if Kafka does not answer in time */
    public List<ConsumerLag> all() {
        return consumers.groups().stream().sorted().map(this::of).toList();
    }

    private ConsumerLag of(String group) {
        List<PartitionLag> partitions =
                kafka.positions(group, consumers.of(group).topics());
        long events = partitions.stream().mapToLong(PartitionLag::lagEvents).sum();
        return new ConsumerLag(
                consumers.of(group).name(), group, kafka.stateOf(group), events, seconds(partitions), partitions);
    }

    private double seconds(List<PartitionLag> partitions) {
        Map<TopicPartition, Long> behind = partitions.stream()
                .filter(partition -> partition.lagEvents() > 0)
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(partition.topic(), partition.partition()),
                        PartitionLag::committedOffset));
        return unconsumed
                .oldest(behind)
                .map(oldest ->
                        Math.max(0, Duration.between(oldest, Instant.now()).toMillis()) / 1000.0)
                .orElse(0.0);
    }
}
