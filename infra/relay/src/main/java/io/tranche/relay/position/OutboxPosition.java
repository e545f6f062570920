package io.tranche.relay.position;

import java.time.Instant;

/** The newest row of one schema's outbox that Kafka has. */
public record OutboxPosition(String schema, long seq, Instant createdAt) {

    /** Rows are relayed in commit order, which is not quite the order of either field: each is kept at its highest. */
    OutboxPosition advancedTo(OutboxPosition next) {
        return new OutboxPosition(
                schema, Math.max(seq, next.seq), createdAt.isAfter(next.createdAt) ? createdAt : next.createdAt);
    }
}
