package io.tranche.relay.proof;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows to look for, by when they were written.
 *
 * @param since inclusive; null for the oldest that the outboxes still hold
 * @param until exclusive
 * @param topics only these; empty for all
 */
public record ProofRange(@Nullable Instant since, Instant until, Set<String> topics) {

    public ProofRange {
        if (since != null && !since.isBefore(until)) {
            throw new IllegalArgumentException("since must be before until");
        }
        topics = Set.copyOf(topics);
    }

    Instant start() {
        return since == null ? Instant.EPOCH : since;
    }

    boolean contains(Instant time) {
        return !time.isBefore(start()) && time.isBefore(until);
    }
}
