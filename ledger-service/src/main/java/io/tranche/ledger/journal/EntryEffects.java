package io.tranche.ledger.journal;

import io.tranche.messaging.trail.Effect;
import io.tranche.messaging.trail.Effects;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries that were made from an event. */
@Repository
class EntryEffects implements Effects {

    private final JdbcClient jdbc;

    EntryEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Effect> of(Collection<UUID> eventIds) {
        return jdbc.sql("""
                SELECT e.source_event_id, e.id, e.reference, e.description, e.posted_at,
                    string_agg(concat_ws(' ', l.side, a.code, l.amount_minor, l.currency), ', ' ORDER BY l.line_number) AS lines
                FROM journal_entry e
                JOIN journal_line l ON l.entry_id = e.id
                JOIN ledger_account a ON a.id = l.account_id
                WHERE e.source_event_id = ANY (?::uuid[])
                GROUP BY e.id
                ORDER BY e.id
                """)
                .param(eventIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> effect(row))
                .list();
    }

    private static Effect effect(ResultSet row) throws SQLException {
        return new Effect(
                row.getObject("source_event_id", UUID.class),
                "journal_entry",
                Long.toString(row.getLong("id")),
                row.getObject("posted_at", OffsetDateTime.class).toInstant(),
                Map.of(
                        "reference", row.getString("reference"),
                        "description", row.getString("description"),
                        "lines_minor", row.getString("lines")));
    }
}
