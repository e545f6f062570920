package io.tranche.loan;

import static io.tranche.loan.ProductsApi.apply;
import static io.tranche.loan.ProductsApi.change;
import static io.tranche.loan.ProductsApi.newProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.Money;
import io.tranche.testing.TestPlatform;
import org.junit.jupiter.api.Test;

class AllocationOrderIntegrationTests extends LoanServiceTestCase {

    private static final String DUE_INTEREST_FIRST = "\"allocation_order\": \"DUE_INTEREST_FIRST\"";

    @Test
    void paysEveryDueInterestFirstWhereTheProductSaysSo() {
        String product = newProduct(admin, DUE_INTEREST_FIRST);
        long loan = activeLoanOf(product);
        letTwoInstallmentsFallDue(loan);

        borrower.pay(loan, "1921.15", "interest");

        RepaymentApplied applied = applied(loan);
        assertThat(applied.interest()).isEqualTo(Money.inr("1921.15"));
        assertThat(applied.principal().isZero()).isTrue();
    }

    @Test
    void keepsTheOrderThatALoanWasMadeUnder() {
        String product = newProduct(admin, "");
        long loan = activeLoanOf(product);
        assertThat(change(admin, product, DUE_INTEREST_FIRST).text("/allocation_order"))
                .isEqualTo("DUE_INTEREST_FIRST");
        letTwoInstallmentsFallDue(loan);

        borrower.pay(loan, "1921.15", "installment");

        assertThat(applied(loan).interest()).isEqualTo(Money.inr("1000.00"));
    }

    private long activeLoanOf(String product) {
        long loan = apply(borrower, product, "100000", "").id();
        admin.approve(loan);
        assertThat(statusOf(loan)).isEqualTo("ACTIVE");
        return loan;
    }

    private static void letTwoInstallmentsFallDue(long loan) {
        TestPlatform.database()
                .sql("UPDATE loan.installment SET due_date = due_date - 62 WHERE loan_id = ?")
                .param(loan)
                .update();
    }

    private RepaymentApplied applied(long loan) {
        eventually().until(() -> wallet.requests(loan).getLast() instanceof RepaymentApplied);
        return (RepaymentApplied) wallet.requests(loan).getLast();
    }
}
