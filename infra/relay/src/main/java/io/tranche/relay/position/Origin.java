package io.tranche.relay.position;

/** Which database and which Kafka a checkpoint speaks of. */
public record Origin(long systemIdentifier, long timeline, String kafkaClusterId) {}
