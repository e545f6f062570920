package io.tranche.relay.proof;

import java.util.List;
import java.util.UUID;

/**
 * What one side has and the other has not.
 *
 * @param messages how many have no row
 */
record Unmatched(List<MissingRow> missing, long messages, List<UUID> messageIds) {}
