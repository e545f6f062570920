package io.tranche.ledger.reconciliation;

import io.tranche.contracts.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How wallets and ledger stand to each other, to be read. */
@Repository
class Reconciliation {

    private final JdbcClient jdbc;
    private final ReconciliationSettings settings;

    Reconciliation(JdbcClient jdbc, ReconciliationSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Transactional(readOnly = true)
    public ReconciliationReport report() {
        return new ReconciliationReport(wallets(), drift(), openBreaks());
    }

    /** Sums without sign, so that two breaks do not hide each other. Rupees are always in it, even when nothing is open. */
    @Transactional(readOnly = true)
    public List<ReconciliationReport.Drift> drift() {
        return jdbc.sql("""
                SELECT currency, sum(abs(difference_minor))::bigint AS drift
                FROM (
                    SELECT currency, difference_minor FROM wallet_break WHERE resolved_at IS NULL
                    UNION ALL
                    SELECT 'INR', 0
                ) breaks
                GROUP BY currency
                ORDER BY currency
                """)
                .query((row, _) -> {
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    return new ReconciliationReport.Drift(
                            currency.getCurrencyCode(), Money.ofMinor(row.getLong("drift"), currency));
                })
                .list();
    }

    private ReconciliationReport.Wallets wallets() {
        return jdbc.sql("""
                SELECT count(*) AS total,
                    count(*) FILTER (WHERE c.state = 'MATCHED') AS matched,
                    count(b.id) AS broken,
                    count(*) FILTER (WHERE c.state <> 'MATCHED' AND b.id IS NULL) AS pending,
                    min(coalesce(c.verified_at, c.since)) FILTER (WHERE c.state <> 'MATCHED') AS unverified_since
                FROM wallet_check c
                LEFT JOIN wallet_break b ON b.ledger_account_id = c.ledger_account_id AND b.resolved_at IS NULL
                """)
                .query((row, _) -> {
                    OffsetDateTime unverifiedSince = row.getObject("unverified_since", OffsetDateTime.class);
                    return new ReconciliationReport.Wallets(
                            row.getLong("total"),
                            row.getLong("matched"),
                            row.getLong("pending"),
                            row.getLong("broken"),
                            unverifiedSince == null ? null : unverifiedSince.toInstant());
                })
                .single();
    }

    private List<ReconciliationReport.Break> openBreaks() {
        return jdbc.sql("""
                SELECT a.code, b.kind, b.currency, b.attested_count, b.attested_minor, b.ledger_count, b.ledger_minor,
                    b.difference_minor, b.found_at
                FROM wallet_break b
                JOIN ledger_account a ON a.id = b.ledger_account_id
                WHERE b.resolved_at IS NULL
                ORDER BY b.id DESC
                LIMIT :breaksShownMax
                """)
                .param("breaksShownMax", settings.breaksShownMax())
                .query((row, _) -> openBreak(row))
                .list();
    }

    private static ReconciliationReport.Break openBreak(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new ReconciliationReport.Break(
                row.getString("code"),
                BreakKind.valueOf(row.getString("kind")),
                currency.getCurrencyCode(),
                new ReconciliationReport.Standing(
                        row.getLong("attested_count"), Money.ofMinor(row.getLong("attested_minor"), currency)),
                new ReconciliationReport.Standing(
                        row.getLong("ledger_count"), Money.ofMinor(row.getLong("ledger_minor"), currency)),
                Money.ofMinor(row.getLong("difference_minor"), currency),
                row.getObject("found_at", OffsetDateTime.class).toInstant());
    }
}
