package io.tranche.messaging.parking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of a parked event.
 *
 * @param payload as it came, null for a tombstone; it never changes
 * @param edits given since, oldest first; the last one is what a redrive applies
 */
public record ParkedContent(ParkedEvent event, List<HeaderValue> headers, byte @Nullable [] payload, List<Edit> edits) {

    public record HeaderValue(String name, byte @Nullable [] value) {}

    public record Edit(byte[] payload, String by, String reason, Instant at) {}
}
