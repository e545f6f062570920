package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.testing.TestPlatform;

/** What must be true of a loan's rows, whatever has happened to it. */
final class LoanBooks {

    private static final String BROKEN = """
            SELECT array_remove(ARRAY[
                CASE WHEN loan.outstanding_minor <> due.unpaid THEN 'outstanding is not what is unpaid' END,
                CASE WHEN due.principal <> loan.principal_minor THEN 'installments do not repay what was lent' END,
                CASE WHEN due.last_balance <> 0 THEN 'something is left after the last installment' END,
                CASE WHEN due.paid <> facts.amount THEN 'paid is not what the facts say' END,
                CASE WHEN due.paid <> shares.received THEN 'paid is not what the funders and the platform got' END,
                CASE WHEN due.paid_principal <> shares.principal THEN 'principal is not what came back to the funders' END,
                CASE WHEN due.paid <> shares.counted THEN 'paid is not what counts for the funders' END
            ], NULL)
            FROM loan.loan,
                 LATERAL (SELECT sum(paid_principal_minor + paid_interest_minor + paid_penalty_minor) AS paid,
                                 sum(paid_principal_minor) AS paid_principal,
                                 sum(principal_minor) AS principal,
                                 sum(principal_minor + interest_minor + penalty_minor
                                     - paid_principal_minor - paid_interest_minor - paid_penalty_minor) AS unpaid,
                                 min(balance_minor) AS last_balance
                          FROM loan.installment WHERE loan_id = loan.id) due,
                 LATERAL (SELECT coalesce(sum(CASE type WHEN 'PAYMENT' THEN amount_minor ELSE -amount_minor END), 0) AS amount
                          FROM loan.loan_fact fact JOIN loan.repayment ON repayment.id = fact.repayment_id
                          WHERE fact.loan_id = loan.id) facts,
                 LATERAL (SELECT sum(received_minor + platform_fee_minor) AS received, sum(principal_minor) AS principal,
                                 sum(principal_minor + interest_minor + penalty_minor) AS counted
                          FROM loan.funding_share WHERE loan_id = loan.id) shares
            WHERE loan.id = ?
            """;

    private LoanBooks() {}

    static void assertSound(long loan) {
        String[] broken = TestPlatform.database()
                .sql(BROKEN)
                .param(loan)
                .query((row, number) -> (String[]) row.getArray(1).getArray())
                .single();
        assertThat(broken).isEmpty();
    }

    static int supersededRows(long loan) {
        return count("SELECT count(*) FROM loan.superseded_installment WHERE loan_id = ?", loan);
    }

    static boolean anyReserved(long loan) {
        return count("SELECT count(*) FROM loan.loan WHERE id = ? AND reserved_minor > 0", loan) > 0;
    }

    static Money principalPaid(long loan) {
        return Money.ofMinor(
                count("SELECT sum(paid_principal_minor) FROM loan.installment WHERE loan_id = ?", loan), Money.INR);
    }

    static Money principalOf(long loan, long funder) {
        return Money.ofMinor(
                count(
                        "SELECT principal_minor FROM loan.funding_share WHERE loan_id = ? AND account_id = " + funder,
                        loan),
                Money.INR);
    }

    private static int count(String sql, long loan) {
        return TestPlatform.database().sql(sql).param(loan).query(Integer.class).single();
    }
}
