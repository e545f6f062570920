package io.tranche.relay.repair;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** @param endOffsets the next offset of each partition that exists */
record BrokerState(String clusterId, Map<TopicPartition, Long> endOffsets) {}
