package io.tranche.ledger.reconciliation;

import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares the wallets that are waiting for it, all in one statement. Balances are compared when the ledger has as many lines as
 * the wallet had transactions. A busy account gets its events over several partitions, in another order than wallet-service wrote
 * them, so even then a difference may be one of order; only what stays becomes a break.
 */
@Component
class Sweep {

    private final JdbcClient jdbc;
    private final ReconciliationSettings settings;
    private final Clock clock;

    Sweep(JdbcClient jdbc, ReconciliationSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    public void run() {
        Instant now = clock.instant();
        compare(now);
        openBreaks(now.minus(settings.grace()), now);
        resolveBreaks(now);
    }

    /**
     * Takes the account's lock besides its own: that reads the newest balance even if a posting committed since the statement began.
     * Wallets that somebody is writing to are left for the next sweep.
     */
    private void compare(Instant now) {
        jdbc.sql("""
                WITH compared AS MATERIALIZED (
                    SELECT c.ledger_account_id,
                        CASE WHEN a.line_count < c.attested_count THEN 'BEHIND'
                            WHEN a.line_count > c.attested_count THEN 'AHEAD'
                            WHEN a.balance_minor <> c.attested_minor THEN 'DIFFERS'
                            ELSE 'MATCHED' END AS state
                    FROM wallet_check c
                    JOIN ledger_account a ON a.id = c.ledger_account_id
                    WHERE c.state <> 'MATCHED'
                    ORDER BY c.checked_at
                    LIMIT :rowsMax
                    FOR NO KEY UPDATE OF c, a SKIP LOCKED
                )
                UPDATE wallet_check c
                SET state = n.state,
                    since = CASE WHEN c.state IN (n.state, 'UNCHECKED') THEN c.since ELSE :now::timestamptz END,
                    checked_at = :now::timestamptz,
                    verified_at = CASE n.state WHEN 'MATCHED' THEN :now::timestamptz ELSE c.verified_at END
                FROM compared n
                WHERE c.ledger_account_id = n.ledger_account_id
                """)
                .param("rowsMax", settings.rowsMax())
                .param("now", now.toString())
                .update();
    }

    /** Looks at those that were just compared: no more than one sweep takes, locked, and in turn when there are more. */
    private void openBreaks(Instant lastingSince, Instant now) {
        jdbc.sql("""
                INSERT INTO wallet_break AS b (ledger_account_id, kind, currency,
                    attested_count, attested_minor, ledger_count, ledger_minor, found_at)
                SELECT a.id,
                    CASE WHEN c.attested_at IS NULL THEN 'NEVER_ATTESTED'
                        WHEN c.state = 'BEHIND' THEN 'LEDGER_BEHIND'
                        WHEN c.state = 'AHEAD' THEN 'LEDGER_AHEAD'
                        ELSE 'BALANCE_DIFFERS' END,
                    a.currency, c.attested_count, c.attested_minor, a.line_count, a.balance_minor, :now::timestamptz
                FROM wallet_check c
                JOIN ledger_account a ON a.id = c.ledger_account_id
                WHERE c.state <> 'MATCHED' AND c.state <> 'UNCHECKED'
                    AND c.checked_at = :now::timestamptz AND c.since <= :lastingSince::timestamptz
                ORDER BY a.id
                ON CONFLICT (ledger_account_id) WHERE resolved_at IS NULL DO UPDATE
                SET kind = excluded.kind,
                    attested_count = excluded.attested_count, attested_minor = excluded.attested_minor,
                    ledger_count = excluded.ledger_count, ledger_minor = excluded.ledger_minor
                WHERE (b.kind, b.attested_count, b.attested_minor, b.ledger_count, b.ledger_minor)
                    <> (excluded.kind, excluded.attested_count, excluded.attested_minor,
                        excluded.ledger_count, excluded.ledger_minor)
                """)
                .param("now", now.toString())
                .param("lastingSince", lastingSince.toString())
                .update();
    }

    private void resolveBreaks(Instant now) {
        jdbc.sql("""
                UPDATE wallet_break b SET resolved_at = :now::timestamptz
                FROM wallet_check c
                WHERE b.resolved_at IS NULL AND c.ledger_account_id = b.ledger_account_id AND c.state = 'MATCHED'
                """).param("now", now.toString()).update();
    }
}
