package io.tranche.gateway.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened.
 *
 * @param kind {@code step} of a saga, {@code written} to the outbox, {@code handled} by a consumer, or {@code effect}
 * @param type of the event, and {@code traceId} of the trace it belongs to, if some service still has its row
 * @param details as the service told them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Line(
        Instant at,
        String service,
        String kind,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String traceId,
        JsonNode details) {

    Line of(@Nullable String eventType, @Nullable String trace) {
        return new Line(at, service, kind, eventId, eventType, traceId == null ? trace : traceId, details);
    }
}
