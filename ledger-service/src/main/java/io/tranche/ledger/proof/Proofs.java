package io.tranche.ledger.proof;

import io.tranche.contracts.Money;
import io.tranche.ledger.proof.Proof.DifferingAccount;
import io.tranche.ledger.proof.Proof.Findings;
import io.tranche.ledger.proof.Proof.Totals;
import io.tranche.ledger.proof.Proof.UnbalancedEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Adds up every line of the journal, in one snapshot. */
@Repository
class Proofs {

    private final JdbcClient jdbc;
    private final ProofSettings settings;
    private final Clock clock;

    Proofs(JdbcClient jdbc, ProofSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Proof prove() {
        jdbc.sql("SELECT set_config('statement_timeout', :millis, true)")
                .param("millis", Long.toString(settings.timeout().toMillis()))
                .query(String.class)
                .single();
        Findings<UnbalancedEntry> unbalanced = unbalancedEntries();
        Findings<DifferingAccount> differing = differingAccounts();
        return new Proof(
                unbalanced.total() == 0 && differing.total() == 0,
                clock.instant(),
                count("journal_entry"),
                count("journal_line"),
                unbalanced,
                differing);
    }

    private Findings<UnbalancedEntry> unbalancedEntries() {
        return findings("""
                SELECT e.id, l.currency, count(l.entry_id) AS lines, count(*) OVER () AS total,
                    sum(CASE l.side WHEN 'DEBIT' THEN -l.amount_minor ELSE l.amount_minor END)::bigint AS difference
                FROM journal_entry e
                LEFT JOIN journal_line l ON l.entry_id = e.id
                GROUP BY e.id, l.currency
                HAVING count(l.entry_id) < 2
                    OR sum(CASE l.side WHEN 'DEBIT' THEN -l.amount_minor ELSE l.amount_minor END) <> 0
                ORDER BY e.id
                LIMIT :findingsMax
                """, Proofs::unbalanced);
    }

    private Findings<DifferingAccount> differingAccounts() {
        return findings("""
                SELECT count(*) OVER () AS total, a.code, a.currency, a.debited_minor, a.credited_minor, a.line_count,
                    coalesce(l.debited, 0) AS debited, coalesce(l.credited, 0) AS credited, coalesce(l.lines, 0) AS lines
                FROM ledger_account a
                LEFT JOIN (
                    SELECT account_id, currency, count(*) AS lines,
                        coalesce(sum(amount_minor) FILTER (WHERE side = 'DEBIT'), 0)::bigint AS debited,
                        coalesce(sum(amount_minor) FILTER (WHERE side = 'CREDIT'), 0)::bigint AS credited
                    FROM journal_line
                    GROUP BY account_id, currency
                ) l ON l.account_id = a.id
                WHERE l.currency <> a.currency OR (a.debited_minor, a.credited_minor, a.line_count)
                    IS DISTINCT FROM (coalesce(l.debited, 0), coalesce(l.credited, 0), coalesce(l.lines, 0))
                ORDER BY a.id
                LIMIT :findingsMax
                """, Proofs::differing);
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private <T> Findings<T> findings(String query, Finding<T> finding) {
        AtomicLong total = new AtomicLong();
        List<T> shown = jdbc.sql(query)
                .param("findingsMax", settings.findingsMax())
                .query((row, _) -> {
                    total.set(row.getLong("total"));
                    return finding.of(row);
                })
                .list();
        return new Findings<>(total.get(), shown);
    }

    private interface Finding<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static UnbalancedEntry unbalanced(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new UnbalancedEntry(
                row.getLong("id"),
                row.getLong("lines"),
                currency == null ? null : Money.ofMinor(row.getLong("difference"), Currency.getInstance(currency)),
                currency);
    }

    private static DifferingAccount differing(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new DifferingAccount(
                row.getString("code"),
                currency.getCurrencyCode(),
                new Totals(
                        Money.ofMinor(row.getLong("debited_minor"), currency),
                        Money.ofMinor(row.getLong("credited_minor"), currency),
                        row.getLong("line_count")),
                new Totals(
                        Money.ofMinor(row.getLong("debited"), currency),
                        Money.ofMinor(row.getLong("credited"), currency),
                        row.getLong("lines")));
    }
}
