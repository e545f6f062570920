package io.tranche.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.EarlierDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of the accounts of a bank that has worked with the version before providers fund loans. */
class MigrationTests {

    private static final String ACCOUNTS = """
            INSERT INTO account (user_id, kind, currency, balance_minor, transaction_count)
            VALUES (NULL, 'HOUSE', 'INR', 700000, 2), (7, 'CUSTOMER', 'INR', 300000, 1), (8, 'PROVIDER', 'INR', 25000, 4)
            """;
    /** The provider's money: 100.00 and 200.00 came, 100.00 left, 50.00 came. So 200.00 and 50.00 are there. */
    private static final String TRANSACTIONS = """
            INSERT INTO account_transaction (account_id, account_seq, user_id, type, amount_minor, currency, balance_after_minor,
                                             source, reference_id, description, created_at)
            SELECT account, seq, owner, type, amount, 'INR', after, source, seq::text, source, date_trunc('month', now()) + seq * interval '1 day'
            FROM (VALUES (1, 1, NULL::bigint, 'CREDIT', 1000000, 1000000, 'WALLET_TOPUP'), (1, 2, NULL, 'DEBIT', 300000, 700000, 'LOAN_DISBURSEMENT'),
                         (2, 1, 7, 'CREDIT', 300000, 300000, 'LOAN_DISBURSEMENT'),
                         (3, 1, 8, 'CREDIT', 10000, 10000, 'WALLET_TOPUP'), (3, 2, 8, 'CREDIT', 20000, 30000, 'WALLET_TOPUP'),
                         (3, 3, 8, 'DEBIT', 10000, 20000, 'WALLET_WITHDRAWAL'), (3, 4, 8, 'CREDIT', 5000, 25000, 'WALLET_TOPUP'))
                 AS moved (account, seq, owner, type, amount, after, source)
            """;

    private static final String DISBURSEMENTS = """
            INSERT INTO disbursement (loan_id, status, reason, borrower_account_id, currency, principal_minor, allocation_account_ids,
                                      allocation_amounts_minor, created_at, updated_at)
            VALUES (1, 'DISBURSED', NULL, 2, 'INR', 300000, '{1}', '{300000}', now(), now()),
                   (2, 'REVERSED', NULL, 2, 'INR', 100000, '{1}', '{100000}', now(), now()),
                   (3, 'DECLINED', 'INSUFFICIENT_FUNDS', NULL, NULL, NULL, '{}', '{}', now(), now()),
                   (4, 'CANCELLED', NULL, NULL, NULL, NULL, '{}', '{}', now(), now())
            """;
    private static final String COLLECTIONS = """
            INSERT INTO collection (repayment_id, loan_id, status, reason, borrower_account_id, currency, amount_minor,
                                    share_account_ids, share_amounts_minor, created_at, updated_at)
            VALUES (1, 1, 'COLLECTED', NULL, 2, 'INR', 5000, '{1}', '{5000}', now(), now()),
                   (2, 1, 'REFUNDED', NULL, 2, 'INR', 5000, '{1}', '{5000}', now(), now()),
                   (3, 1, 'REFUSED', 'INSUFFICIENT_BALANCE', 2, 'INR', 0, '{}', '{}', now(), now()),
                   (4, 1, 'CANCELLED', NULL, 2, 'INR', 0, '{}', '{}', now(), now())
            """;
    private static final String SETTLEMENTS = """
            INSERT INTO top_up (account_id, idempotency_key, currency, amount_minor, status, balance_after_minor, created_at, asked_at, settled_at)
            VALUES (3, 'a', 'INR', 10000, 'SUCCESS', 10000, now(), now(), now()), (3, 'b', 'INR', 1, 'PENDING', NULL, now(), now(), NULL)
            """;

    private static final String ALL = """
            SELECT concat_ws(' ', 'account', id, user_id, kind, balance_minor, overdraft_limit_minor, transaction_count) FROM account
            UNION ALL
            SELECT concat_ws(' ', 'moved', account_id, account_seq, type, amount_minor, balance_after_minor) FROM account_transaction
            UNION ALL
            SELECT concat_ws(' ', 'loan', loan_id, status, reason, principal_minor, allocation_account_ids, allocation_amounts_minor)
            FROM disbursement
            UNION ALL
            SELECT concat_ws(' ', 'repayment', repayment_id, status, reason, amount_minor, share_account_ids, share_amounts_minor)
            FROM collection
            UNION ALL
            SELECT concat_ws(' ', 'top-up', id, account_id, idempotency_key, amount_minor, status) FROM top_up
            ORDER BY 1
            """;

    private static final EarlierDatabase DATABASE = EarlierDatabase.of("wallet", "3");
    private static List<String> before = List.of();

    @BeforeAll
    static void bringUpToDate() {
        List.of(ACCOUNTS, TRANSACTIONS, DISBURSEMENTS, COLLECTIONS, SETTLEMENTS)
                .forEach(rows -> DATABASE.sql().sql(rows).update());
        before = texts(ALL);
        DATABASE.bringUpToDate();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void changesNoAccountAndNoAnswer() {
        assertThat(texts(ALL)).isEqualTo(before).hasSize(20);
    }

    @Test
    void knowsTheMoneyThatProvidersHaveByWhenItCame() {
        assertThat(texts("SELECT concat_ws(' ', account_id, amount_minor) FROM provider_funds ORDER BY came_at"))
                .containsExactly("3 20000", "3 5000");
    }

    @Test
    void keptNoFeesBefore() {
        assertThat(texts("SELECT fee_minor::text FROM disbursement WHERE fee_minor IS NOT NULL"))
                .isEmpty();
        assertThat(texts("SELECT share_fees_minor::text FROM collection WHERE share_fees_minor IS NOT NULL"))
                .isEmpty();
    }

    private static List<String> texts(String query) {
        return DATABASE.sql()
                .sql(query)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
