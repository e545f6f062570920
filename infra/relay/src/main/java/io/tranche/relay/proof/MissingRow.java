package io.tranche.relay.proof;

import java.time.Instant;
import java.util.UUID;

/** A row of an outbox that its topic should have and does not. */
public record MissingRow(UUID id, String schema, long seq, String topic, int partition, Instant hour) {}
