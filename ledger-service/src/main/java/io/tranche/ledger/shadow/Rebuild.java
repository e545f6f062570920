package io.tranche.ledger.shadow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rebuilt journal, or one in the making.
 *
 * @param comparison null before it is done
 * @param kept null unless somebody keeps it as evidence
 */
record Rebuild(
        long operationId,
        Instant startedAt,
        @Nullable Compared comparison,
        @Nullable Kept kept,
        @Nullable Instant droppedAt) {

    /** @param entries in the rebuilt journal, as its {@code lines} */
    record Compared(Instant at, long entries, long lines, Counts differences) {

        boolean equal() {
            return differences.missing() + differences.extra() + differences.different() == 0;
        }
    }

    /** Entries and lines that the live journal lacks, has too much, or has otherwise. */
    record Counts(long missing, long extra, long different) {}

    record Kept(String by, String reason) {}
}
