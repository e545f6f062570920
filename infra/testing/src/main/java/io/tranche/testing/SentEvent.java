package io.tranche.testing;

import io.tranche.contracts.Event;
import java.time.Instant;
import java.util.UUID;

/** An event with its envelope: what is published to a topic, or what an outbox row holds. */
public record SentEvent(UUID id, Instant time, String source, Event event) {

    /** With a new id, written now by some service. */
    public static SentEvent of(Event event) {
        return of(UUID.randomUUID(), event);
    }

    public static SentEvent of(UUID id, Event event) {
        return new SentEvent(id, Instant.now(), "/test", event);
    }
}
