package io.tranche.relay.repair;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a repair sent again of one outbox.
 *
 * @param oldest when the oldest row was written; null if there was none
 */
public record Resent(String schema, long rows, @Nullable Instant oldest) {}
