package io.tranche.relay.repair;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A repair as it is kept.
 *
 * @param since when the oldest row was written that was sent again; a moment before the end if there was none
 * @param until when the last was sent
 * @param topics only these; empty for all
 * @param proof as JSON; null until it is taken
 */
public record RepairRecord(
        long id,
        long epoch,
        List<String> reasons,
        List<Resent> sent,
        Instant since,
        Instant until,
        Set<String> topics,
        Instant finishedAt,
        @Nullable String proof,
        @Nullable Instant provenAt) {}
