package io.tranche.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.embedded.PostgresSettings;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** On the real tables, spoilt behind the backs of their guards. */
class BooksAgreeIntegrationTests {

    private static EmbeddedPostgres postgres;
    private SingleConnectionDataSource connection;
    private JdbcClient database;

    @BeforeAll
    static void migrate(@TempDir Path directory) {
        postgres = EmbeddedPostgres.start(PostgresSettings.throwaway(directory));
        List.of("auth", "wallet", "loan", "ledger").forEach(BooksAgreeIntegrationTests::migrate);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    /** Each test in a transaction that is rolled back, with triggers and foreign keys off. */
    @BeforeEach
    void open() {
        connection = new SingleConnectionDataSource(
                postgres.jdbcUrl(), EmbeddedPostgres.SUPERUSER, postgres.password(EmbeddedPostgres.SUPERUSER), true);
        database = JdbcClient.create(connection);
        execute("BEGIN");
        execute("SET LOCAL session_replication_role = replica");
        topUp();
    }

    @AfterEach
    void rollBack() {
        execute("ROLLBACK");
        connection.destroy();
    }

    @Test
    void isSilentWhenAllIsWell() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void findsADisbursementThatHasNotEnded() {
        acceptHalfRows("loan");
        execute("INSERT INTO loan.loan (status, principal_minor) VALUES ('APPROVED', 1000)");
        assertThat(violations()).containsExactly("1 unfinished disbursements");
    }

    @Test
    void findsARepaymentThatHasNotEnded() {
        acceptHalfRows("repayment");
        execute("INSERT INTO loan.repayment (status, amount_minor) VALUES ('PENDING', 1000)");
        assertThat(violations()).containsExactly("1 unfinished repayments");
    }

    @Test
    void findsASagaThatStillWaits() {
        execute("""
                INSERT INTO loan.saga_waiting (saga, saga_id, step, started_at, due_at)
                VALUES ('repayment', 1, 'requested', now(), now())""");
        assertThat(violations()).containsExactly("1 sagas that wait for an answer");
    }

    @Test
    void findsAnEventThatWasParked() {
        execute("""
                INSERT INTO wallet.parked_event (consumer, state, event_id, event_time, topic, partition, record_offset,
                    record_time, header_names, header_values, attempts)
                VALUES ('loan-requests', 'QUEUED', gen_random_uuid(), now(), 'tranche.loan.events', 0, 1, now(), '{}', '{}', 0)""");
        assertThat(violations()).containsExactly("1 parked events");
    }

    @Test
    void findsMoneyThatWasTakenInTwice() {
        execute("""
                INSERT INTO wallet.account_transaction (account_id, account_seq, user_id, type, amount_minor, currency,
                    balance_after_minor, source, reference_id, description, created_at)
                VALUES (901, 2, 5, 'CREDIT', 7000, 'INR', 14000, 'WALLET_TOPUP', '41', 'again', now())""");
        assertThat(violations()).containsExactly("1 wallets that differ from their own transactions");
    }

    @Test
    void findsAPostingThatWasMadeTwice() {
        execute("UPDATE ledger.ledger_account SET credited_minor = 14000, line_count = 2 WHERE code = 'wallet:901'");
        execute(
                "UPDATE ledger.ledger_account SET debited_minor = 14000, line_count = 2 WHERE code LIKE 'settlement:%'");
        assertThat(violations())
                .containsExactlyInAnyOrder(
                        "1 wallets that differ from the ledger", "2 ledger accounts that differ from their lines");
    }

    @Test
    void findsAnEntryThatDoesNotSumToZero() {
        execute("UPDATE ledger.journal_line SET amount_minor = 6999 WHERE side = 'DEBIT'");
        assertThat(violations())
                .containsExactlyInAnyOrder(
                        "1 ledger accounts that differ from their lines", "1 journal entries that do not sum to zero");
    }

    @Test
    void findsALedgerThatDoesNotSumToZero() {
        execute("UPDATE ledger.ledger_account SET debited_minor = 6999 WHERE code LIKE 'settlement:%'");
        assertThat(violations())
                .containsExactlyInAnyOrder(
                        "1 ledger accounts that differ from their lines", "1 currencies that do not sum to zero");
    }

    /** Columns that a service adds to its table are none of this test's business. */
    private void acceptHalfRows(String table) {
        execute("""
                DO $$
                DECLARE
                    required text;
                BEGIN
                    FOR required IN
                        SELECT attname FROM pg_attribute
                        WHERE attrelid = 'loan.%s'::regclass AND attnum > 0 AND attnotnull AND attname <> 'id'
                    LOOP
                        EXECUTE format('ALTER TABLE loan.%s ALTER COLUMN %%I DROP NOT NULL', required);
                    END LOOP;
                END $$""".formatted(table, table));
    }

    private List<String> violations() {
        Evidence nothing = new SoundEvidence().get();
        return new BooksAgree(database).violations(nothing);
    }

    private void topUp() {
        execute("""
                INSERT INTO wallet.account (id, user_id, kind, currency, balance_minor, transaction_count)
                OVERRIDING SYSTEM VALUE VALUES (901, 5, 'CUSTOMER', 'INR', 7000, 1)""");
        execute("""
                INSERT INTO wallet.account_transaction (account_id, account_seq, user_id, type, amount_minor, currency,
                    balance_after_minor, source, reference_id, description, created_at)
                VALUES (901, 1, 5, 'CREDIT', 7000, 'INR', 7000, 'WALLET_TOPUP', '41', 'top-up', now())""");
        execute("""
                INSERT INTO ledger.ledger_account (id, code, type, currency, debited_minor, credited_minor, line_count)
                OVERRIDING SYSTEM VALUE
                VALUES (801, 'wallet:901', 'LIABILITY', 'INR', 0, 7000, 1),
                       (802, 'settlement:payment_provider', 'ASSET', 'INR', 7000, 0, 1)""");
        execute("""
                INSERT INTO ledger.journal_line (entry_id, line_number, account_id, side, amount_minor, currency)
                VALUES (1, 1, 802, 'DEBIT', 7000, 'INR'), (1, 2, 801, 'CREDIT', 7000, 'INR')""");
    }

    private void execute(String sql) {
        database.sql(sql).update();
    }

    private static void migrate(String schema) {
        String owner = schema + "_owner";
        List.of("starters", schema)
                .forEach(history -> Flyway.configure()
                        .dataSource(postgres.jdbcUrl(), owner, postgres.password(owner))
                        .defaultSchema(schema)
                        .locations("classpath:db/" + history)
                        .table(history.equals(schema) ? "flyway_schema_history" : "starters_history")
                        .outOfOrder(true)
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .load()
                        .migrate());
    }
}
