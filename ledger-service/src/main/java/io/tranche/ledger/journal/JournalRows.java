package io.tranche.ledger.journal;

import io.tranche.contracts.Money;
import io.tranche.ledger.chart.AccountIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The journal's two tables, written set-based. */
@Repository
class JournalRows {

    private final JdbcClient jdbc;

    JournalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids by source event of the entries that were not there. Sorted, so that two writers of the same events do not deadlock. */
    Map<UUID, Long> insertEntries(List<Entry> entries, Instant postedAt) {
        List<Entry> sorted = entries.stream()
                .sorted(Comparator.comparing(entry -> entry.source().eventId()))
                .toList();
        Map<UUID, Long> ids = new HashMap<>();
        jdbc.sql("""
                INSERT INTO journal_entry
                    (source_event_id, reference, event_type, loan_id, repayment_id, occurred_at, posted_at, description)
                SELECT event_id, reference, event_type, loan_id, repayment_id, occurred_at, :postedAt::timestamptz, description
                FROM unnest(:eventIds::uuid[], :references::text[], :eventTypes::text[], :loanIds::bigint[],
                    :repaymentIds::bigint[], :occurredAt::timestamptz[], :descriptions::text[])
                    AS e (event_id, reference, event_type, loan_id, repayment_id, occurred_at, description)
                ON CONFLICT DO NOTHING
                RETURNING id, source_event_id
                """)
                .param("postedAt", postedAt.toString())
                .param("eventIds", strings(sorted, entry -> entry.source().eventId()))
                .param("references", strings(sorted, entry -> entry.subject().reference()))
                .param("eventTypes", strings(sorted, entry -> entry.source().eventType()))
                .param(
                        "loanIds",
                        sorted.stream().map(entry -> entry.subject().loanId()).toArray(Long[]::new))
                .param(
                        "repaymentIds",
                        sorted.stream()
                                .map(entry -> entry.subject().repaymentId())
                                .toArray(Long[]::new))
                .param("occurredAt", strings(sorted, entry -> entry.source().occurredAt()))
                .param("descriptions", strings(sorted, Entry::description))
                .query(row -> {
                    ids.put(row.getObject("source_event_id", UUID.class), row.getLong("id"));
                });
        return ids;
    }

    void insertLines(List<Entry> entries, Map<UUID, Long> entryIds, AccountIds accountIds) {
        LineColumns columns = new LineColumns(entries, entryIds, accountIds);
        jdbc.sql("""
                INSERT INTO journal_line (entry_id, line_number, account_id, side, amount_minor, currency)
                SELECT entry_id, line_number, account_id, side, amount_minor, currency
                FROM unnest(:entryIds::bigint[], :lineNumbers::smallint[], :accountIds::bigint[], :sides::text[],
                    :amounts::bigint[], :currencies::text[])
                    AS l (entry_id, line_number, account_id, side, amount_minor, currency)
                """).params(columns.asParameters()).update();
    }

    /** Entries that are already there must say the same. */
    void requireSameLines(List<Entry> repeated) {
        Map<String, Map<StoredLine, Long>> stored = linesByReference(
                repeated.stream().map(entry -> entry.subject().reference()).collect(Collectors.toSet()));
        for (Entry entry : repeated) {
            Map<StoredLine, Long> lines =
                    counted(entry.lines().stream().map(StoredLine::of).toList());
            if (!lines.equals(stored.get(entry.subject().reference()))) {
                throw new ConflictingEntryException(entry.subject().reference());
            }
        }
    }

    private Map<String, Map<StoredLine, Long>> linesByReference(Set<String> references) {
        Map<String, List<StoredLine>> lines = new HashMap<>();
        jdbc.sql("""
                SELECT e.reference, a.code, l.side, l.amount_minor, l.currency
                FROM journal_entry e
                JOIN journal_line l ON l.entry_id = e.id
                JOIN ledger_account a ON a.id = l.account_id
                WHERE e.reference = ANY (:references::text[])
                """).param("references", references.toArray(String[]::new)).query(row -> {
            Currency currency = Currency.getInstance(row.getString("currency"));
            lines.computeIfAbsent(row.getString("reference"), _ -> new ArrayList<>())
                    .add(new StoredLine(
                            row.getString("code"),
                            Side.valueOf(row.getString("side")),
                            Money.ofMinor(row.getLong("amount_minor"), currency)));
        });
        return lines.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, byReference -> counted(byReference.getValue())));
    }

    private static Map<StoredLine, Long> counted(Collection<StoredLine> lines) {
        return lines.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String[] strings(List<Entry> entries, Function<Entry, Object> column) {
        return entries.stream().map(column).map(Object::toString).toArray(String[]::new);
    }

    private record StoredLine(String account, Side side, Money amount) {

        static StoredLine of(Line line) {
            return new StoredLine(line.account().value(), line.side(), line.amount());
        }
    }
}
