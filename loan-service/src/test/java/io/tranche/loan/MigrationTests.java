package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.EarlierDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of the loans of a bank that has worked with the version before products, day ends and funders. */
class MigrationTests {

    /** Rupees lent on 20 January 2026: one installment paid in time, of the next a part, and the third to come. */
    private static final long RUNNING = 1;

    private static final long CLOSED = 2;
    private static final long OVERDUE = 3;
    private static final long LENT_ON_31_JANUARY = 4;

    private static final String LOANS = """
            INSERT INTO loan (borrower_id, principal_minor, currency, annual_rate_percent, tenure_months, status, outstanding_minor,
                              reserved_minor, created_at, updated_at)
            SELECT 7, 100000 * months, 'INR', 12.00, months, status, outstanding, reserved, '2026-01-20T10:00:00Z', '2026-03-25T10:00:00Z'
            FROM (VALUES ('ACTIVE', 3, 154000, 1000), ('CLOSED', 2, 0, 0), ('ACTIVE', 2, 202000, 0), ('ACTIVE', 2, 202000, 0),
                         ('APPLIED', 3, 306000, 0), ('APPROVED', 3, 306000, 0), ('REJECTED', 3, 306000, 0),
                         ('CANCELLED', 3, 306000, 0), ('COMPENSATION_FAILED', 3, 306000, 0))
                 AS made (status, months, outstanding, reserved)
            """;
    private static final String INSTALLMENTS = """
            INSERT INTO installment (loan_id, number, due_date, principal_minor, interest_minor, balance_minor,
                                     paid_principal_minor, paid_interest_minor)
            SELECT loan_id, number, due::date, 100000, interest, 100000 * (months - number), paid_principal, paid_interest
            FROM (VALUES (1, 1, '2026-02-20', 3, 2000, 100000, 2000), (1, 2, '2026-03-20', 3, 2000, 48000, 2000),
                         (1, 3, '2026-04-20', 3, 2000, 0, 0),
                         (2, 1, '2026-02-20', 2, 1000, 100000, 1000), (2, 2, '2026-03-20', 2, 1000, 100000, 1000),
                         (3, 1, '2026-02-20', 2, 1000, 0, 0), (3, 2, '2026-03-20', 2, 1000, 0, 0),
                         (4, 1, '2026-02-28', 2, 1000, 0, 0), (4, 2, '2026-03-31', 2, 1000, 0, 0))
                 AS agreed (loan_id, number, due, months, interest, paid_principal, paid_interest)
            """;
    private static final String REPAYMENTS = """
            INSERT INTO repayment (borrower_id, loan_id, amount_minor, currency, status, outstanding_after_minor, created_at, updated_at)
            SELECT 7, loan_id, amount, 'INR', status, after, at::timestamptz, at::timestamptz
            FROM (VALUES (1, 102000, 'SUCCESS', 204000, '2026-02-19T20:00:00Z'), (1, 50000, 'SUCCESS', 154000, '2026-03-25T10:00:00Z'),
                         (1, 1000, 'PENDING', NULL, '2026-03-26T10:00:00Z'), (1, 5000, 'FAILED', NULL, '2026-03-20T10:00:00Z'),
                         (2, 101000, 'SUCCESS', 101000, '2026-02-20T10:00:00Z'), (2, 101000, 'SUCCESS', 0, '2026-03-20T10:00:00Z'))
                 AS asked (loan_id, amount, status, after, at)
            """;
    private static final String SHARES = """
            INSERT INTO funding_share (loan_id, account_id, stake_minor, received_minor, principal_minor, interest_minor)
            VALUES (1, 1, 300000, 152000, 148000, 4000), (2, 1, 200000, 202000, 200000, 2000), (3, 1, 200000, 0, 0, 0),
                   (4, 1, 200000, 0, 0, 0)
            """;

    /** All that a borrower or a funder has been told. */
    private static final String MONEY = """
            SELECT concat_ws(' ', id, status, principal_minor, outstanding_minor, reserved_minor, annual_rate_percent, tenure_months)
            FROM loan
            UNION ALL
            SELECT concat_ws(' ', 'row', loan_id, number, due_date, principal_minor, interest_minor, penalty_minor, balance_minor,
                             paid_principal_minor, paid_interest_minor, paid_penalty_minor) FROM installment
            UNION ALL
            SELECT concat_ws(' ', 'repayment', id, loan_id, amount_minor, status, reserved, outstanding_after_minor) FROM repayment
            UNION ALL
            SELECT concat_ws(' ', 'share', loan_id, account_id, stake_minor, received_minor, principal_minor, interest_minor,
                             penalty_minor) FROM funding_share
            ORDER BY 1
            """;

    private static final EarlierDatabase DATABASE = EarlierDatabase.of("loan", "2");
    private static List<String> toldBefore = List.of();

    @BeforeAll
    static void bringUpToDate() {
        DATABASE.sql().sql("INSERT INTO borrower (id) VALUES (7)").update();
        List.of(LOANS, INSTALLMENTS, REPAYMENTS, SHARES)
                .forEach(rows -> DATABASE.sql().sql(rows).update());
        DATABASE.sql().sql("""
                        CREATE TABLE saga_failed (saga text, saga_id bigint, subject text, step text, started_at timestamptz,
                            failed_at timestamptz, reason text, at_risk_minor bigint, currency text)
                        """).update();
        toldBefore = texts(MONEY);
        DATABASE.bringUpToDate();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void changesNothingThatWasTold() {
        assertThat(texts(MONEY)).isEqualTo(toldBefore).hasSize(28);
        assertThat(texts("SELECT subject || ' ' || at_risk_minor FROM saga_failed"))
                .containsExactly("loan:9 300000");
    }

    @Test
    void putsLoansUnderTheTermsThatThereWere() {
        assertThat(texts("""
                        SELECT DISTINCT concat_ws(' ', version, rate_percent, terms.interest_method, terms.day_count, terms.frequency,
                                                  terms.rounding, allocation_order, funding_policy, house_allowed)
                        FROM loan JOIN product_version terms
                          ON terms.product_code = loan.product_code AND terms.version = loan.product_version
                        WHERE effective_from < created_at AND loan.interest_method = terms.interest_method
                        """))
                .containsExactly(
                        "1 12.00 REDUCING_BALANCE THIRTY_360 MONTHLY HALF_EVEN INSTALLMENT_BY_INSTALLMENT PRO_RATA t");
    }

    /** So it does not matter to them that nobody has counted for how long what was overdue before there were day ends. */
    @Test
    void chargesLoansOfBeforeNothingForBeingLate() {
        assertThat(texts("""
                        SELECT DISTINCT penalty_rate_percent::text
                        FROM loan JOIN product_version terms
                          ON terms.product_code = loan.product_code AND terms.version = loan.product_version
                        """)).containsExactly("0.00");
        assertThat(texts("SELECT DISTINCT overdue_minor_days::text FROM installment"))
                .containsExactly("0");
    }

    @Test
    void datesPaymentsByTheDayInIndiaOnWhichTheyCounted() {
        assertThat(texts("SELECT concat_ws(' ', loan_id, repayment_id, type, value_date) FROM loan_fact ORDER BY id"))
                .containsExactly(
                        "1 1 PAYMENT 2026-02-20",
                        "2 5 PAYMENT 2026-02-20",
                        "2 6 PAYMENT 2026-03-20",
                        "1 2 PAYMENT 2026-03-25");
    }

    /** By the due dates. A single installment on the last day of a short month does not tell of which longer month it comes. */
    @Test
    void knowsOnWhichDayLoansWerePaidOut() {
        assertThat(texts("SELECT paid_out_on::text FROM loan WHERE id <= 4 ORDER BY id"))
                .containsExactly("2026-01-20", "2026-01-20", "2026-01-20", "2026-01-31");
        assertThat(texts("SELECT paid_out_on::text FROM loan WHERE paid_out_on IS NOT NULL"))
                .hasSize(4);
    }

    /** What a funder's yield is reckoned from: 31 days all of it, then what had not come back. */
    @Test
    void knowsHowLongHowMuchWasOut() {
        assertThat(texts("""
                        SELECT concat_ws(' ', loan_id, out_since, out_minor_days) FROM funding_share ORDER BY loan_id
                        """))
                .containsExactly(
                        RUNNING + " 2026-03-25 " + (300_000 * 31 + 200_000 * 33) + ".0",
                        CLOSED + " 2026-03-20 " + (200_000 * 31 + 100_000 * 28) + ".0",
                        OVERDUE + " 2026-01-20 0.0",
                        LENT_ON_31_JANUARY + " 2026-01-31 0.0");
    }

    @Test
    void carriesForwardWhatHadComeBackToFunders() {
        assertThat(texts("""
                        SELECT concat_ws(' ', loan_id, type, booked_on, principal_minor, interest_minor, penalty_minor, fee_minor)
                        FROM share_movement ORDER BY id
                        """))
                .containsExactly(
                        RUNNING + " CARRIED_FORWARD 2026-03-25 148000 4000 0 0",
                        CLOSED + " CARRIED_FORWARD 2026-03-20 200000 2000 0 0");
    }

    private static List<String> texts(String query) {
        return DATABASE.sql()
                .sql(query)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
