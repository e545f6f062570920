package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestPlatform;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** Loans of which what is due is taken from the wallet. */
abstract class AutoDebitTestCase extends LateMoneyTestCase {

    @AfterEach
    void withdrawAll() {
        TestPlatform.database()
                .sql("UPDATE loan.auto_debit_mandate SET enabled = false WHERE enabled")
                .update();
    }

    final long debitedLoan(String principal, int tenureMonths) {
        long loan = borrower.post(
                        "/api/loans/apply",
                        "{\"principal_amount\": %s, \"tenure_months\": %d, \"interest_rate\": 12.0, \"auto_debit\": true}"
                                .formatted(principal, tenureMonths))
                .id();
        Answer approved = admin.approve(loan);
        assertThat(approved.text("/status")).isEqualTo("ACTIVE");
        return loan;
    }

    /** Late, it costs. */
    final long debitedLoanThatIsPenalized() {
        long loan = ProductsApi.apply(borrower, penalized(), "12000", "\"auto_debit\": true")
                .id();
        assertThat(admin.approve(loan).text("/status")).isEqualTo("ACTIVE");
        return loan;
    }

    final Answer mandate(LoanApi caller, long loan, String enabled) {
        return caller.put("/api/loans/" + loan + "/auto_debit", "{\"enabled\": %s}".formatted(enabled));
    }

    /** Looks meanwhile what has come of it. */
    final void awaitStep(long loan, String step) {
        eventually().untilAsserted(() -> {
            admin.post("/api/day_end/run", "{}");
            assertThat(timeline(loan)).contains(step);
        });
    }

    final void impoverish() {
        wallet.spend(borrowerId, wallet.balance(borrowerId));
    }

    /** By each repayment, in order. */
    final List<Money> asked(long loan) {
        return List.copyOf(requests(loan).stream()
                .collect(Collectors.toMap(
                        RepaymentRequested::repaymentId,
                        RepaymentRequested::amount,
                        (first, again) -> first,
                        TreeMap::new))
                .values());
    }

    final int attempts(long loan) {
        return TestPlatform.database()
                .sql("SELECT count(*) FROM loan.auto_debit_attempt WHERE loan_id = ?")
                .param(loan)
                .query(Integer.class)
                .single();
    }
}
