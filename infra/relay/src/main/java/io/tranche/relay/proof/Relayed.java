package io.tranche.relay.proof;

import java.util.Map;

/**
 * What the relay says it has brought.
 *
 * @param newestBySchema the number of the newest row of each outbox that the checkpoint covers
 * @param pastAll whether it is also past all that was committed when the rows were read
 */
record Relayed(Map<String, Long> newestBySchema, boolean pastAll) {

    boolean covers(String schema, long seq) {
        return seq <= newestBySchema.getOrDefault(schema, 0L);
    }
}
