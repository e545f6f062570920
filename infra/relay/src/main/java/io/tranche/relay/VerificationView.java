package io.tranche.relay;

import io.tranche.relay.proof.VerificationRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A proof that somebody asked for.
 *
 * @param state RUNNING, DONE, FAILED, or INTERRUPTED when the relay that took it is gone
 * @param message why it failed
 * @param proof null until it is taken
 */
record VerificationView(
        long id,
        String state,
        String requestedBy,
        String takenBy,
        @Nullable Instant since,
        Instant until,
        Progress progress,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String message,
        @Nullable JsonNode proof) {

    /** Rows and messages read so far. */
    record Progress(long rows, long messages) {}

    static VerificationView of(VerificationRecord kept, JsonMapper json) {
        String proof = kept.proof();
        return new VerificationView(
                kept.id(),
                kept.state(),
                kept.requestedBy(),
                kept.takenBy(),
                kept.since(),
                kept.until(),
                new Progress(kept.rows(), kept.messages()),
                kept.startedAt(),
                kept.endedAt(),
                kept.message(),
                proof == null ? null : json.readTree(proof));
    }
}
