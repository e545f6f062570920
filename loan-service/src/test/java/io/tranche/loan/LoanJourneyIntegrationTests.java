package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.Money;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.OutboxRows;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoanJourneyIntegrationTests extends LoanServiceTestCase {

    @Test
    void takesAnApplication() {
        Answer applied = borrower.apply("100000", 12);

        assertThat(applied.code()).isEqualTo(201);
        assertThat(applied.location()).isEqualTo("/api/loans/" + applied.id());
        assertThat(applied.text("/principal_amount")).isEqualTo("100000.00");
        assertThat(applied.text("/interest_rate")).isEqualTo("12.00");
        assertThat(applied.text("/status")).isEqualTo("APPLIED");
        assertThat(applied.text("/outstanding_amount")).isEqualTo("106618.53");
        assertThat(applied.body().get("user_id").asLong()).isEqualTo(borrowerId);
    }

    @Test
    void countsARepaymentTowardsTheOldestDues() {
        long loan = activeLoan("100000", 12);
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr("100000.00"));

        Answer paid = borrower.pay(loan, "9333.33", "first");

        assertThat(paid.code()).as(paid.body().toString()).isEqualTo(200);
        assertThat(paid.text("/repayment/type")).isEqualTo("PARTIAL");
        assertThat(paid.text("/repayment/status")).isEqualTo("SUCCESS");
        assertThat(paid.text("/repayment/amount")).isEqualTo("9333.33");
        assertThat(paid.text("/new_outstanding")).isEqualTo("97285.20");
        assertThat(paid.text("/loan_closed")).isEqualTo("false");
        assertThat(outstandingOf(loan)).isEqualTo("97285.20");
        Answer schedule = borrower.get("/api/loans/" + loan + "/schedule");
        assertThat(schedule.text("/0/status")).isEqualTo("PAID");
        assertThat(schedule.text("/1/paid_amount")).isEqualTo("448.45");
    }

    @Test
    void closesALoanThatIsPaidBack() {
        long loan = activeLoan("100000", 12);
        enrich("10000.00");
        borrower.pay(loan, "9333.33", "first");

        Answer last = borrower.pay(loan, "97285.20", "last");

        assertThat(last.text("/repayment/type")).isEqualTo("FULL");
        assertThat(last.text("/new_outstanding")).isEqualTo("0.00");
        assertThat(last.text("/loan_closed")).isEqualTo("true");
        assertThat(statusOf(loan)).isEqualTo("CLOSED");
        assertThat(timeline(loan))
                .containsExactly("APPLIED", "APPROVED", "ACTIVE", "PENDING", "SUCCESS", "PENDING", "SUCCESS", "CLOSED");
        assertThat(principalRepaid(loan)).isEqualTo(Money.inr("100000.00"));
    }

    @Test
    void disbursesOnceHoweverOftenItIsApproved() {
        long loan = borrower.apply("5000", 6).id();

        assertThat(admin.approve(loan).text("/status")).isEqualTo("ACTIVE");
        assertThat(admin.approve(loan).text("/status")).isEqualTo("ACTIVE");

        // A slow machine may have asked again by itself, in the same words.
        assertThat(Set.copyOf(wallet.requests(loan)))
                .hasOnlyElementsOfType(DisbursementRequested.class)
                .hasSize(1);
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr("5000.00"));
    }

    private static Money principalRepaid(long loan) {
        return OutboxRows.ofKey("loan", "loan:" + loan).stream()
                .map(sent -> sent.event())
                .filter(RepaymentApplied.class::isInstance)
                .map(event -> ((RepaymentApplied) event).principal())
                .reduce(Money.zero(Money.INR), Money::plus);
    }
}
