package io.tranche.ledger.reconciliation;

import io.tranche.ledger.chart.AccountIds;
import io.tranche.ledger.chart.LedgerAccounts;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which wallets are to be compared again: those that moved in the ledger, and those of which wallet-service spoke. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class WalletChecks {

    private final JdbcClient jdbc;
    private final LedgerAccounts accounts;
    private final Clock clock;

    WalletChecks(JdbcClient jdbc, LedgerAccounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A wallet that is marked already costs no write. */
    public void moved(AccountIds moved) {
        long[] wallets = moved.wallets().toArray();
        if (wallets.length == 0) {
            return;
        }
        jdbc.sql("""
                INSERT INTO wallet_check AS c (ledger_account_id, since)
                SELECT id, :now::timestamptz FROM unnest(:ids::bigint[]) AS w (id)
                ON CONFLICT (ledger_account_id) DO UPDATE SET state = 'UNCHECKED', since = excluded.since
                WHERE c.state = 'MATCHED'
                """)
                .param("ids", wallets)
                .param("now", clock.instant().toString())
                .update();
    }

    /**
     * Keeps these attestations unless a later one is there. A ledger that was behind stays so until it has caught up, however often
     * the wallet speaks meanwhile; every other comparison starts afresh.
     */
    void attested(List<Attestation> attestations) {
        if (attestations.isEmpty()) {
            return;
        }
        AccountIds ids =
                accounts.open(attestations.stream().map(Attestation::account).toList());
        List<Attestation> sorted = attestations.stream()
                .sorted(Comparator.comparingLong(attestation -> ids.of(attestation.account())))
                .toList();
        jdbc.sql("""
                INSERT INTO wallet_check AS c (ledger_account_id, attested_count, attested_minor, attested_at, since)
                SELECT id, count, balance, at, :now::timestamptz
                FROM unnest(:ids::bigint[], :counts::bigint[], :balances::bigint[], :times::timestamptz[])
                    AS a (id, count, balance, at)
                ON CONFLICT (ledger_account_id) DO UPDATE
                SET attested_count = excluded.attested_count,
                    attested_minor = excluded.attested_minor,
                    attested_at = excluded.attested_at,
                    state = CASE c.state WHEN 'BEHIND' THEN 'BEHIND' ELSE 'UNCHECKED' END,
                    since = CASE c.state WHEN 'BEHIND' THEN c.since ELSE excluded.since END
                WHERE (excluded.attested_count, excluded.attested_at)
                    > (c.attested_count, coalesce(c.attested_at, '-infinity'))
                """)
                .param("ids", numbers(sorted, attestation -> ids.of(attestation.account())))
                .param(
                        "counts",
                        numbers(sorted, attestation -> attestation.event().transactionCount()))
                .param(
                        "balances",
                        numbers(
                                sorted,
                                attestation -> attestation.event().balance().minorUnits()))
                .param(
                        "times",
                        sorted.stream()
                                .map(attestation -> attestation.time().toString())
                                .toArray(String[]::new))
                .param("now", clock.instant().toString())
                .update();
    }

    private static long[] numbers(List<Attestation> attestations, ToLongFunction<Attestation> column) {
        return attestations.stream().mapToLong(column).toArray();
    }
}
