package io.tranche.messaging.operation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operation did with an event.
 *
 * @param result a word such as {@code applied}, which the counts of the operation use too
 */
public record OperationResult(
        UUID eventId,
        @Nullable String type,
        Place place,
        String result,
        @Nullable String error) {

    /** Where the event lies in Kafka. */
    public record Place(
            String topic,
            int partition,
            long offset,
            @Nullable String key) {}
}
