package io.tranche.messaging.inbox;

import io.tranche.contracts.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came from Kafka.
 *
 * @param id of the event, the same however often it is delivered
 * @param time when its producer wrote it
 * @param traceParent W3C context of the trace it belongs to, if it came with one
 */
public record ReceivedEvent(
        UUID id,
        Instant time,
        Event event,
        String topic,
        int partition,
        long offset,
        @Nullable String traceParent) {}
