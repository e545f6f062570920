package io.tranche.ledger.proof;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Walks through the journal for ever, a bounded number of entries at a time, and counts those that do not balance. The database
 * refuses such entries at commit; this notices when somebody got past it.
 */
@Component
class JournalWalk {

    private final JdbcClient jdbc;
    private final ProofSettings settings;
    private volatile Lap lap = new Lap(0, 0, 0);

    JournalWalk(JdbcClient jdbc, ProofSettings settings, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.settings = settings;
        Gauge.builder("ledger_imbalance_entries", this, walk -> walk.lap.unbalanced())
                .description("Journal entries that do not sum to zero, as of the last walk through the journal")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${tranche.ledger.proof.walk-interval}")
    void step() {
        lap = jdbc.sql("""
                WITH page AS (
                    SELECT id FROM journal_entry WHERE id > :after ORDER BY id LIMIT :entries
                ), sums AS (
                    SELECT p.id, count(l.entry_id) < 2
                        OR sum(CASE l.side WHEN 'DEBIT' THEN -l.amount_minor ELSE l.amount_minor END) <> 0 AS unbalanced
                    FROM page p
                    LEFT JOIN journal_line l ON l.entry_id = p.id
                    GROUP BY p.id, l.currency
                )
                SELECT coalesce(max(id), 0) AS last, count(DISTINCT id) AS walked,
                    count(DISTINCT id) FILTER (WHERE unbalanced) AS unbalanced
                FROM sums
                """)
                .param("after", lap.last())
                .param("entries", settings.walkEntries())
                .query((row, _) -> row.getLong("walked") < settings.walkEntries()
                        ? lap.finished(row.getLong("unbalanced"))
                        : lap.further(row.getLong("last"), row.getLong("unbalanced")))
                .single();
    }

    /** @param before what the last whole lap found; stands until this one has found more, or has ended */
    private record Lap(long last, long found, long before) {

        Lap further(long newLast, long more) {
            return new Lap(newLast, found + more, before);
        }

        Lap finished(long more) {
            return new Lap(0, 0, found + more);
        }

        long unbalanced() {
            return Math.max(found, before);
        }
    }
}
