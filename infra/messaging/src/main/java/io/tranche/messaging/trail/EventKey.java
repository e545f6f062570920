package io.tranche.messaging.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An event, and in which partitions to look for it. The time within an id of version 7 is that of its mark; its row in the outbox
 * is of about that time. An id of another kind may lie anywhere.
 */
record EventKey(UUID id, Instant earliest, Instant latest) {

    private static final int UUID_WITH_TIME = 7;
    private static final int MILLIS_SHIFT = 16;
    private static final Duration SLACK = Duration.ofHours(1);
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    static EventKey of(UUID id) {
        if (id.version() != UUID_WITH_TIME) {
            return new EventKey(id, FIRST, LAST);
        }
        Instant time = Instant.ofEpochMilli(id.getMostSignificantBits() >>> MILLIS_SHIFT);
        return new EventKey(id, time.minus(SLACK), time.plus(SLACK));
    }
}
