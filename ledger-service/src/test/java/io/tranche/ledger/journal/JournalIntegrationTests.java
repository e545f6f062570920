package io.tranche.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.ledger.LedgerTest;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LedgerTest
class JournalIntegrationTests {

    private final Journal journal;
    private final JdbcClient service;
    private final TransactionTemplate transaction;
    private final JdbcClient owner = JdbcClient.create(TestPlatform.dataSource("ledger_owner"));

    @Autowired
    JournalIntegrationTests(Journal journal, JdbcClient service, TransactionTemplate transaction) {
        this.journal = journal;
        this.service = service;
        this.transaction = transaction;
    }

    @Test
    void postsAnEntryOnceByReferenceAndByEvent() {
        long topUp = TestIds.next();
        long account = TestIds.next();
        Entry entry = EntryFixture.topUp(topUp, account, "10.00");
        Entry answeredAgain = EntryFixture.topUp(topUp, account, "10.00");
        assertThat(post(entry, answeredAgain)).isEqualTo(1);
        assertThat(post(entry)).isZero();
        assertThat(post(answeredAgain)).isZero();
        assertThat(balance(account)).isEqualTo(1000);
        assertThat(lineCount(account)).isEqualTo(1);
    }

    @Test
    void refusesTheSameReferenceWithOtherLinesAndKeepsTheFirst() {
        long topUp = TestIds.next();
        long account = TestIds.next();
        post(EntryFixture.topUp(topUp, account, "10.00"));
        assertThatThrownBy(() -> post(EntryFixture.topUp(topUp, account, "10.01")))
                .isInstanceOf(ConflictingEntryException.class);
        assertThat(balance(account)).isEqualTo(1000);
    }

    @Test
    void addsUpABatchOnOneAccount() {
        long account = TestIds.next();
        Entry[] entries = IntStream.range(0, 500)
                .mapToObj(_ -> EntryFixture.topUp(TestIds.next(), account, "0.03"))
                .toArray(Entry[]::new);
        assertThat(post(entries)).isEqualTo(500);
        assertThat(balance(account)).isEqualTo(1500);
        assertThat(lineCount(account)).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger.journal_entry SET description = 'nothing'",
                "UPDATE ledger.journal_line SET amount_minor = amount_minor + 1",
                "DELETE FROM ledger.journal_entry",
                "DELETE FROM ledger.journal_line",
                "TRUNCATE ledger.journal_line",
                "TRUNCATE ledger.journal_entry CASCADE",
                "DELETE FROM ledger.ledger_account",
                "UPDATE ledger.ledger_account SET code = 'another'",
                "DELETE FROM ledger.unchecked_entries",
                "ALTER TABLE ledger.journal_line DISABLE TRIGGER ALL"
            })
    void givesTheServiceNoPrivilegeToChangeWhatIsWritten(String change) {
        post(EntryFixture.topUp("1.00"));
        assertThatThrownBy(() -> service.sql(change).update())
                .hasStackTraceContaining("ERROR: ")
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE journal_entry SET description = 'nothing'",
                "UPDATE journal_line SET amount_minor = amount_minor + 1",
                "DELETE FROM journal_line WHERE false",
                "DELETE FROM journal_entry",
                "TRUNCATE journal_line",
                "TRUNCATE journal_entry CASCADE"
            })
    void stopsEvenTheOwnerByTrigger(String change) {
        post(EntryFixture.topUp("1.00"));
        assertThatThrownBy(() -> owner.sql(change).update()).hasStackTraceContaining("the journal is append-only");
    }

    @Test
    void refusesAnUnbalancedEntryAtCommit() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    long entry = insertEntry();
                    insertLine(entry, 1, "DEBIT", 100);
                    insertLine(entry, 2, "CREDIT", 99);
                }))
                .hasStackTraceContaining("does not balance");
    }

    @Test
    void refusesAnEntryWithoutLinesAtCommit() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> insertEntry()))
                .hasStackTraceContaining("does not balance");
    }

    @Test
    void acceptsLinesThatBalanceOnlyTogether() {
        transaction.executeWithoutResult(_ -> {
            long entry = insertEntry();
            insertLine(entry, 1, "DEBIT", 100);
            insertLine(entry, 2, "CREDIT", 60);
            insertLine(entry, 3, "CREDIT", 40);
        });
    }

    @Test
    void refusesALineThatComesLaterToAnOldEntry() {
        long entry = transaction.execute(_ -> {
            long id = insertEntry();
            insertLine(id, 1, "DEBIT", 100);
            insertLine(id, 2, "CREDIT", 100);
            return id;
        });
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> insertLine(entry, 3, "CREDIT", 1)))
                .hasStackTraceContaining("does not balance");
        assertThatThrownBy(() -> owner.sql("""
                        INSERT INTO journal_line (entry_id, line_number, account_id, side, amount_minor, currency)
                        SELECT entry_id, 3, account_id, side, 1, currency FROM journal_line
                        WHERE entry_id = ? AND line_number = 1
                        """).param(entry).update()).hasStackTraceContaining("does not balance");
    }

    private int post(Entry... entries) {
        return transaction.execute(_ -> journal.post(List.of(entries)).entries());
    }

    private long insertEntry() {
        return service.sql("""
                INSERT INTO journal_entry (source_event_id, reference, event_type, occurred_at, posted_at, description)
                VALUES (?, ?, 'test', now(), now(), 'test') RETURNING id
                """)
                .params(UUID.randomUUID(), UUID.randomUUID().toString())
                .query(Long.class)
                .single();
    }

    private void insertLine(long entry, int number, String side, long amount) {
        long account = service.sql("""
                INSERT INTO ledger_account (code, type, currency) VALUES (?, 'EQUITY', 'INR') RETURNING id
                """)
                .param("test:" + TestIds.next())
                .query(Long.class)
                .single();
        String column = side.equals("DEBIT") ? "debited_minor" : "credited_minor";
        service.sql("UPDATE ledger_account SET %s = ?, line_count = 1 WHERE id = ?".formatted(column))
                .params(amount, account)
                .update();
        service.sql("INSERT INTO journal_line VALUES (?, ?, ?, ?, ?, 'INR')")
                .params(entry, number, account, side, amount)
                .update();
    }

    private long balance(long account) {
        return service.sql("SELECT balance_minor FROM ledger_account WHERE code = ?")
                .param("wallet:" + account)
                .query(Long.class)
                .single();
    }

    private long lineCount(long account) {
        return service.sql("SELECT line_count FROM ledger_account WHERE code = ?")
                .param("wallet:" + account)
                .query(Long.class)
                .single();
    }
}
