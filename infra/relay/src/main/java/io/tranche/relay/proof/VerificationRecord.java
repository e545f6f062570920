package io.tranche.relay.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proof that somebody asked for, as it is kept.
 *
 * @param takenBy the relay that takes it
 * @param since null for all that the outboxes held
 * @param rows read so far, as of the last heartbeat; {@code messages} likewise
 * @param message why it failed
 * @param proof as JSON; null until it is taken
 */
public record VerificationRecord(
        long id,
        String state,
        String takenBy,
        String requestedBy,
        @Nullable Instant since,
        Instant until,
        long rows,
        long messages,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String message,
        @Nullable String proof) {}
