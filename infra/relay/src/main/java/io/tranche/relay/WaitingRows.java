package io.tranche.relay;

import io.tranche.relay.position.OutboxPosition;
import org.jspecify.annotations.Nullable;

/**
 * The backlog of one outbox.
 *
 * @param lastRelayed the newest row that Kafka has; null if none was ever relayed
 */
record WaitingRows(
        String schema,
        long backlogRows,
        double oldestAgeSeconds,
        @Nullable OutboxPosition lastRelayed) {}
