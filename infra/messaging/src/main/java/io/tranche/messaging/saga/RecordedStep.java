package io.tranche.messaging.saga;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a timeline. */
public record RecordedStep(
        SagaRef saga,
        String step,
        Instant at,
        @Nullable String detail,
        @Nullable UUID eventId,
        @Nullable String traceId) {}
