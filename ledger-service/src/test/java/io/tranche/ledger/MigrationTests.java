package io.tranche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.testing.EarlierDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What becomes of a journal that was kept before it could be rebuilt. */
class MigrationTests {

    private static final String CHART = """
            INSERT INTO ledger_account (code, type, currency, debited_minor, credited_minor, line_count)
            VALUES ('settlement:payment_provider', 'ASSET', 'INR', 5000, 0, 1), ('wallet:1', 'LIABILITY', 'INR', 1000, 5000, 2),
                   ('wallet:2', 'LIABILITY', 'INR', 0, 1000, 1)
            """;
    private static final String ENTRY = """
            WITH entry AS (
                INSERT INTO journal_entry (source_event_id, reference, event_type, occurred_at, posted_at, description)
                VALUES (gen_random_uuid(), :reference, 'wallet.topped_up.v1', '2026-01-20T10:00:00Z', '2026-01-20T10:00:01Z', 'kept')
                RETURNING id
            )
            INSERT INTO journal_line (entry_id, line_number, account_id, side, amount_minor, currency)
            SELECT id, line, account, side, amount, 'INR'
            FROM entry, (VALUES (1, :payer::bigint, 'DEBIT', :debit::bigint), (2, :payee::bigint, 'CREDIT', :credit::bigint))
                        AS moved (line, account, side, amount)
            """;
    private static final String CHECKS = """
            INSERT INTO wallet_check (ledger_account_id, attested_count, attested_minor, attested_at, state, since)
            VALUES (2, 2, 4000, now(), 'MATCHED', now()), (3, 0, 0, NULL, 'UNCHECKED', now())
            """;
    private static final String ALL = """
            SELECT concat_ws(' ', code, type, balance_minor, line_count) FROM ledger_account
            UNION ALL
            SELECT concat_ws(' ', entry_id, line_number, account_id, side, amount_minor, reference, occurred_at)
            FROM journal_line JOIN journal_entry ON id = entry_id
            UNION ALL
            SELECT concat_ws(' ', 'check', ledger_account_id, attested_count, attested_minor, state) FROM wallet_check
            ORDER BY 1
            """;

    private static final EarlierDatabase DATABASE = EarlierDatabase.of("ledger", "3");
    private static List<String> before = List.of();

    @BeforeAll
    static void bringUpToDate() {
        DATABASE.sql().sql(CHART).update();
        post("top_up:1", 1, 2, 5000, 5000);
        post("repayment:1:collected", 2, 3, 1000, 1000);
        DATABASE.sql().sql(CHECKS).update();
        before = texts(ALL);
        DATABASE.bringUpToDate();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void keepsEveryEntryAndEveryBalance() {
        assertThat(texts(ALL)).containsAll(before).hasSizeGreaterThanOrEqualTo(9);
        assertThat(before).hasSize(9);
    }

    @Test
    void stillTakesWhatBalancesAndNothingElse() {
        post("top_up:2", 1, 2, 700, 700);

        assertThatThrownBy(() -> post("top_up:3", 1, 2, 700, 701))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("does not balance");
        assertThatThrownBy(() -> DATABASE.sql().sql("DELETE FROM journal_line").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThat(texts("SELECT reference FROM journal_entry ORDER BY id"))
                .containsExactly("top_up:1", "repayment:1:collected", "top_up:2");
    }

    private static void post(String reference, long payer, long payee, long debit, long credit) {
        DATABASE.sql()
                .sql(ENTRY)
                .param("reference", reference)
                .param("payer", payer)
                .param("payee", payee)
                .param("debit", debit)
                .param("credit", credit)
                .update();
    }

    private static List<String> texts(String query) {
        return DATABASE.sql()
                .sql(query)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
