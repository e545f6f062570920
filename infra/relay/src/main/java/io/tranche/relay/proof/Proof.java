package io.tranche.relay.proof;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of outboxes and topics found.
 *
 * @param since of the range that was asked for; null for all that the outboxes hold
 * @param missing 0 is what it is about
 * @param waiting not sent yet: backlog, not loss
 * @param undecided those of them that an earlier transaction may have committed late or that may be lost: the relay is behind
 * @param duplicates harmless, consumers know the events they had
 * @param withoutRow messages whose row is in no outbox: the database was taken back to an earlier time
 * @param missingRows the first of them
 * @param withoutRowIds the first of them
 */
public record Proof(
        @Nullable Instant since,
        Instant until,
        Instant takenAt,
        long rows,
        long found,
        long missing,
        long waiting,
        long undecided,
        long duplicates,
        long withoutRow,
        List<MissingRow> missingRows,
        List<UUID> withoutRowIds,
        List<ProofLine> lines) {

    static Proof of(ProofRange range, Instant takenAt, List<ProofLine> lines, Unmatched unmatched) {
        return new Proof(
                range.since(),
                range.until(),
                takenAt,
                sum(lines, ProofLine::rows),
                sum(lines, ProofLine::found),
                sum(lines, ProofLine::missing),
                sum(lines, ProofLine::waiting),
                unmatched.undecided(),
                sum(lines, ProofLine::duplicates),
                unmatched.messages(),
                unmatched.missing(),
                unmatched.messageIds(),
                lines);
    }

    private static long sum(List<ProofLine> lines, ToLongFunction<ProofLine> value) {
        return lines.stream().mapToLong(value).sum();
    }

    /** Nothing is lost, nothing may be, and the topics hold nothing that the database does not know. */
    public boolean holds() {
        return missing == 0 && undecided == 0 && withoutRow == 0;
    }
}
