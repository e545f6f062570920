package io.tranche.messaging.dryrun;

import io.tranche.messaging.operation.OperationResult;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as a dry run saw it.
 *
 * @param parkedId null for one that is not parked
 * @param error why it would fail
 * @param changes the rows it would change, in order
 */
public record Previewed(
        @Nullable Long parkedId,
        UUID eventId,
        @Nullable String type,
        OperationResult.Place place,
        Verdict verdict,
        @Nullable String error,
        List<RowChange> changes) {}
