package io.tranche.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.ledger.LedgerTest;
import io.tranche.testing.TestIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LedgerTest
class SweepIntegrationTests {

    private static final ReconciliationSettings ONE_AT_A_TIME =
            new ReconciliationSettings(Duration.ofDays(1), Duration.ZERO, 1, 1);

    private final String code = "wallet:" + TestIds.next() + "-";
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    @Autowired
    SweepIntegrationTests(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** In a transaction that nobody else sees and that leaves nothing, or else the sweeps of the schedule would come first. */
    @Test
    void opensNoMoreBreaksThanItComparesWallets() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            lagBehind(3);
            Instant now = Instant.now();
            for (int sweeps = 1; sweeps <= 3; sweeps++) {
                new Sweep(database, ONE_AT_A_TIME, Clock.fixed(now.plusSeconds(sweeps), ZoneOffset.UTC)).run();
                assertThat(breaks()).isEqualTo(sweeps);
            }
        });
    }

    private void lagBehind(int wallets) {
        database.sql("""
                WITH opened AS (
                    INSERT INTO ledger_account (code, type, currency)
                    SELECT :code || n, 'LIABILITY', 'INR' FROM generate_series(1, :wallets) AS n
                    RETURNING id
                )
                INSERT INTO wallet_check (ledger_account_id, attested_count, attested_minor, attested_at, state, since)
                SELECT id, 1, 100, now() - interval '1 hour', 'BEHIND', now() - interval '1 hour' FROM opened
                """).param("code", code).param("wallets", wallets).update();
    }

    private long breaks() {
        return database.sql("""
                SELECT count(*) FROM wallet_break b JOIN ledger_account a ON a.id = b.ledger_account_id
                WHERE starts_with(a.code, ?)
                """).param(code).query(Long.class).single();
    }
}
