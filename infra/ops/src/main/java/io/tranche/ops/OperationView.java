package io.tranche.ops;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.messaging.operation.Operation;
import io.tranche.messaging.operation.OperationState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the door shows it.
 *
 * @param progress what it did so far, by outcome
 */
record OperationView(
        long id,
        String kind,
        OperationState state,
        @JsonRawValue @Schema(type = "object") String request,
        Map<String, Long> progress,
        String by,
        String reason,
        @Nullable String message,
        Instant startedAt,
        Instant heartbeatAt,
        @Nullable Instant endedAt) {

    static OperationView of(Operation operation) {
        return new OperationView(
                operation.id(),
                operation.kind(),
                operation.state(),
                operation.request(),
                operation.counts(),
                operation.requestedBy(),
                operation.reason(),
                operation.message(),
                operation.startedAt(),
                operation.heartbeatAt(),
                operation.endedAt());
    }
}
