package io.tranche.relay.proof;

import java.time.Instant;
import java.util.UUID;

/**
 * Rows of one outbox, topic, partition and hour.
 *
 * @param partition where the row's key belongs; -1 if the topic does not exist
 * @param found rows that the topic has
 * @param missing rows that the relay is past, and that the topic does not have
 * @param waiting rows that the topic does not have yet, and that the relay may still bring
 * @param duplicates messages beyond the first of each row
 * @param firstId of the row with the lowest number
 * @param lastId of the row with the highest number
 */
public record ProofLine(
        String schema,
        String topic,
        int partition,
        Instant hour,
        long rows,
        long found,
        long missing,
        long waiting,
        long duplicates,
        UUID firstId,
        UUID lastId) {}
