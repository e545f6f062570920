package io.tranche.ledger.shadow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tranche.messaging.operation.Operation;
import io.tranche.messaging.operation.OperationState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param progress records in the topics and read so far, events of money among them, entries made of them, events refused
 * @param equal whether both journals say the same; null before they are compared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShadowView(
        long operationId,
        OperationState state,
        @Nullable String message,
        Map<String, Long> progress,
        Instant startedAt,
        @Nullable Boolean equal,
        Rebuild.@Nullable Compared comparison,
        Rebuild.@Nullable Kept kept,
        @Nullable Instant droppedAt) {

    /** The answer to whoever started it. */
    record Started(long id, String kind, OperationState state) {

        static Started of(Operation operation) {
            return new Started(operation.id(), operation.kind(), operation.state());
        }
    }

    static ShadowView of(Rebuild rebuild, Operation operation) {
        Rebuild.Compared comparison = rebuild.comparison();
        return new ShadowView(
                rebuild.operationId(),
                operation.state(),
                operation.message(),
                operation.counts(),
                rebuild.startedAt(),
                comparison == null ? null : comparison.equal(),
                comparison,
                rebuild.kept(),
                rebuild.droppedAt());
    }
}
