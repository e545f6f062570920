package io.tranche.messaging.trail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one service knows of one event.
 *
 * @param written its row in the outbox; null if this service did not write it, or if the row's day has been dropped
 */
public record EventTrail(UUID eventId, @Nullable Written written, List<Handled> consumers, List<Effect> effects) {

    public EventTrail {
        consumers = List.copyOf(consumers);
        effects = List.copyOf(effects);
    }

    /** @param seq position in the outbox */
    public record Written(
            long seq,
            Instant createdAt,
            String topic,
            String key,
            String type,
            @Nullable String traceId) {}

    /**
     * What became of it at a consumer.
     *
     * @param outcome {@code APPLIED}, or where it stands among the parked ones: {@code FAILED}, {@code QUEUED}, {@code REDRIVEN},
     *     {@code DISCARDED}
     * @param position null for one that was handled before positions were kept
     * @param error why it was parked
     */
    public record Handled(
            String consumer,
            @Nullable Position position,
            String outcome,
            Instant at,
            @Nullable String error) {}

    /** Where a record lies in Kafka. */
    public record Position(String topic, int partition, long offset) {}
}
