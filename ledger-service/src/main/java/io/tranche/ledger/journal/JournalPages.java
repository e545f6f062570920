package io.tranche.ledger.journal;

import io.tranche.contracts.Money;
import io.tranche.ledger.journal.RecordedEntry.RecordedLine;
import io.tranche.web.request.Keyset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The journal, to be read: entries with their lines, two statements a page. */
@Repository
class JournalPages {

    private final JdbcClient jdbc;

    JournalPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RecordedEntry> newestFirst(JournalFilter filter, Keyset page) {
        return withLines(
                jdbc.sql("SELECT * FROM journal_entry WHERE " + filter.condition() + " ORDER BY id DESC LIMIT :limit")
                        .param("before", page.beforeId())
                        .param("eventId", filter.eventId())
                        .param("loanId", filter.loanId())
                        .param("account", filter.account())
                        .param("limit", page.fetchSize())
                        .query((row, _) -> entry(row))
                        .list());
    }

    Optional<RecordedEntry> find(long id) {
        return withLines(jdbc.sql("SELECT * FROM journal_entry WHERE id = :id")
                        .param("id", id)
                        .query((row, _) -> entry(row))
                        .list())
                .stream()
                .findFirst();
    }

    private List<RecordedEntry> withLines(List<RecordedEntry> entries) {
        Map<Long, List<RecordedLine>> lines = new HashMap<>();
        jdbc.sql("""
                SELECT l.entry_id, a.code, l.side, l.amount_minor, l.currency
                FROM journal_line l
                JOIN ledger_account a ON a.id = l.account_id
                WHERE l.entry_id = ANY (:ids::bigint[])
                ORDER BY l.entry_id, l.line_number
                """)
                .param("ids", entries.stream().mapToLong(RecordedEntry::id).toArray())
                .query(row -> {
                    lines.computeIfAbsent(row.getLong("entry_id"), _ -> new ArrayList<>())
                            .add(line(row));
                });
        return entries.stream()
                .map(entry -> entry.with(lines.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    private static RecordedLine line(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new RecordedLine(
                row.getString("code"),
                Side.valueOf(row.getString("side")),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                currency.getCurrencyCode());
    }

    private static RecordedEntry entry(ResultSet row) throws SQLException {
        return new RecordedEntry(
                row.getLong("id"),
                row.getString("reference"),
                row.getObject("source_event_id", UUID.class),
                row.getString("event_type"),
                number(row, "loan_id"),
                number(row, "repayment_id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("posted_at", OffsetDateTime.class).toInstant(),
                row.getString("description"),
                List.of());
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }
}
