package io.tranche.ops;

import io.tranche.messaging.operation.KeptResult;
import io.tranche.messaging.operation.OperationResult;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operation did with one event. */
record ResultView(
        long seq,
        Instant at,
        UUID eventId,
        @Nullable String type,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String result,
        @Nullable String error) {

    static ResultView of(KeptResult kept) {
        OperationResult result = kept.result();
        return new ResultView(
                kept.seq(),
                kept.at(),
                result.eventId(),
                result.type(),
                result.place().topic(),
                result.place().partition(),
                result.place().offset(),
                result.place().key(),
                result.result(),
                result.error());
    }
}
