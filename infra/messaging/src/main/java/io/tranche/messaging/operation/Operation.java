package io.tranche.messaging.operation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param request what was asked for, as JSON
 * @param position where it goes on, as JSON; null before its first step
 * @param counts what it did so far
 * @param message why it failed, or stopped by itself
 */
public record Operation(
        long id,
        String kind,
        String request,
        OperationState state,
        @Nullable String position,
        Map<String, Long> counts,
        String requestedBy,
        String reason,
        @Nullable String message,
        Instant startedAt,
        Instant heartbeatAt,
        @Nullable Instant endedAt) {}
