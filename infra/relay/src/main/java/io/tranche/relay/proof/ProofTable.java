package io.tranche.relay.proof;

import java.util.List;

/** A proof as text, for logs and the command line. */
public final class ProofTable {

    private static final int LINES_MAX = 500;
    private static final String FORMAT = "%-8s %-24s %4s  %-17s %9s %9s %8s %8s %6s  %-36s  %s%n";

    private ProofTable() {}

    public static String of(Proof proof) {
        StringBuilder text = new StringBuilder(FORMAT.formatted(
                "schema",
                "topic",
                "part",
                "hour",
                "rows",
                "found",
                "missing",
                "waiting",
                "twice",
                "first id",
                "last id"));
        proof.lines().stream().limit(LINES_MAX).forEach(line -> text.append(line(line)));
        if (proof.lines().size() > LINES_MAX) {
            text.append("... and %d lines more%n".formatted(proof.lines().size() - LINES_MAX));
        }
        proof.missingRows()
                .forEach(row -> text.append("missing: %s (%s.outbox, seq %d, topic %s)%n"
                        .formatted(row.id(), row.schema(), row.seq(), row.topic())));
        proof.withoutRowIds().forEach(id -> text.append("without row: %s%n".formatted(id)));
        if (proof.undecided() > 0) {
            text.append("%d rows may be lost or on their way: the relay is behind, or none leads; verify again later%n"
                    .formatted(proof.undecided()));
        }
        return text.append(summary(proof)).toString();
    }

    public static String summary(Proof proof) {
        return "rows %d, found %d, missing = %d, waiting %d, undecided %d, duplicates %d, messages without row %d"
                .formatted(
                        proof.rows(),
                        proof.found(),
                        proof.missing(),
                        proof.waiting(),
                        proof.undecided(),
                        proof.duplicates(),
                        proof.withoutRow());
    }

    private static String line(ProofLine line) {
        List<Object> columns = List.of(
                line.schema(),
                line.topic(),
                line.partition(),
                line.hour(),
                line.rows(),
                line.found(),
                line.missing(),
                line.waiting(),
                line.duplicates(),
                line.firstId(),
                line.lastId());
        return FORMAT.formatted(columns.toArray());
    }
}
