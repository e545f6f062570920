package io.tranche.relay.position;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Up to here, at least, Kafka has everything. */
public record Checkpoint(
        Origin origin, Lsn lsn, Collection<OutboxPosition> outboxes, Map<TopicPartition, Long> lastOffsets) {}
