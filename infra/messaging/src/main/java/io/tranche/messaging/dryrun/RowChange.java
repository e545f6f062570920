package io.tranche.messaging.dryrun;

import org.jspecify.annotations.Nullable;

/**
 * A row that was, or would be, changed.
 *
 * @param action INSERT, UPDATE or DELETE
 * @param before the row as JSON; null for an INSERT
 * @param after the row as JSON; null for a DELETE
 */
public record RowChange(
        String table,
        String action,
        @Nullable String before,
        @Nullable String after) {}
