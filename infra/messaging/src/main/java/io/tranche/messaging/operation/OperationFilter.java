package io.tranche.messaging.operation;

import org.jspecify.annotations.Nullable;

/**
 * Null leaves a condition out.
 *
 * @param before only those with a smaller id, for the next page
 */
public record OperationFilter(
        @Nullable OperationState state,
        @Nullable String kind,
        @Nullable Long before,
        int limit) {}
