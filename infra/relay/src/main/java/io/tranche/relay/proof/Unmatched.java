package io.tranche.relay.proof;

import java.util.List;
import java.util.UUID;

/**
 * What one side has and the other has not.
 *
 * @param undecided how many rows may be lost, or may still come
 * @param messages how many have no row
 */
record Unmatched(List<MissingRow> missing, long undecided, long messages, List<UUID> messageIds) {}
