package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import org.junit.jupiter.api.Test;

class RepaymentSagaIntegrationTests extends LoanServiceTestCase {

    @Test
    void refusesWhatTheBorrowerHasNotGotAndMovesNothing() {
        long loan = activeLoan("1000", 3);
        wallet.spend(borrowerId, Money.inr("900.00"));

        Answer refused = borrower.pay(loan, "500.00", "too-much");
        Answer again = borrower.pay(loan, "500.00", "too-much");

        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.text("/code")).isEqualTo("insufficient_balance");
        assertThat(refused.text("/detail")).isEqualTo("Insufficient balance");
        assertThat(again.code()).isEqualTo(400);
        assertThat(again.text("/code")).isEqualTo("insufficient_balance");
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr("100.00"));
        assertThat(outstandingOf(loan)).isEqualTo("1020.07");
        assertThat(borrower.pay(loan, "100.00", "less").code()).isEqualTo(200);
    }

    @Test
    void looksAtTheBalanceBeforeItSaysThatAnAmountIsTooLarge() {
        long loan = activeLoan("1000", 3);

        assertThat(borrower.pay(loan, "999999", "poor").text("/code")).isEqualTo("insufficient_balance");

        enrich("5000.00");
        Answer tooLarge = borrower.pay(loan, "1020.08", "rich");
        assertThat(tooLarge.code()).isEqualTo(400);
        assertThat(tooLarge.text("/code")).isEqualTo("amount_exceeds_outstanding");
        assertThat(borrower.pay(loan, "1020.07", "exact").text("/loan_closed")).isEqualTo("true");
        assertThat(borrower.pay(loan, "1.00", "closed").text("/code")).isEqualTo("loan_not_active");
    }

    @Test
    void countsAnswersOnceThatComeSeveralTimes() {
        long loan = borrower.apply("1000", 3).id();
        wallet.temper(loan, Temper.STUTTERS);
        assertThat(admin.approve(loan).text("/status")).isEqualTo("ACTIVE");

        assertThat(borrower.pay(loan, "400.00", "one").text("/new_outstanding")).isEqualTo("620.07");
        assertThat(borrower.pay(loan, "400.00", "two").text("/new_outstanding")).isEqualTo("220.07");

        assertThat(borrower.pay(loan, "5000.00", "three").text("/code")).isEqualTo("insufficient_balance");
        assertThat(borrower.pay(loan, "20.07", "four").text("/new_outstanding")).isEqualTo("200.00");
        assertThat(timeline(loan))
                .containsExactly(
                        "APPLIED",
                        "APPROVED",
                        "ACTIVE",
                        "PENDING",
                        "SUCCESS",
                        "PENDING",
                        "SUCCESS",
                        "PENDING",
                        "FAILED",
                        "PENDING",
                        "SUCCESS");
    }

    @Test
    void holdsTheAmountReservedWhileNobodyAnswersAndThenCallsThePaymentOff() {
        long loan = activeLoan("1000", 3);
        wallet.temper(loan, Temper.ABSENT);

        Answer accepted = payWithoutWaiting(loan);

        assertThat(accepted.code()).isEqualTo(202);
        assertThat(accepted.text("/repayment/status")).isEqualTo("PENDING");
        Answer tooEarly = borrower.pay(loan, "400.00", "late");
        assertThat(tooEarly.text("/code")).isEqualTo("repayment_in_progress");
        assertThat(tooEarly.location()).isEqualTo(accepted.location());
        assertThat(borrower.pay(loan, "700.00", "other").text("/code")).isEqualTo("outstanding_reserved");
        impatiently().until(() -> statusAt(accepted).equals("REFUNDING"));
        eventually().until(() -> wallet.requests(loan).getLast() instanceof RepaymentRefundRequested);
        assertThat(wallet.requests(loan).stream().filter(RepaymentRequested.class::isInstance))
                .hasSize(3);
        Answer retried = borrower.pay(loan, "400.00", "late");
        assertThat(retried.code()).isEqualTo(409);
        assertThat(retried.text("/code")).isEqualTo("repayment_failed");
    }

    @Test
    void takesNothingOnceThePaymentIsCalledOff() {
        long loan = activeLoan("1000", 3);
        wallet.temper(loan, Temper.ABSENT);
        Answer accepted = payWithoutWaiting(loan);
        impatiently().until(() -> statusAt(accepted).equals("REFUNDING"));

        wallet.temper(loan, Temper.HELPFUL);
        hurry(loan);

        eventually().until(() -> statusAt(accepted).equals("FAILED"));
        assertThat(borrower.get(accepted.location()).text("/reason")).isEqualTo("timed_out");
        assertThat(borrower.pay(loan, "400.00", "late").text("/code")).isEqualTo("repayment_failed");
        wallet.comeBack(loan, Temper.HELPFUL);
        assertThat(borrower.pay(loan, "1000.00", "all-there-is").code()).isEqualTo(200);
        assertThat(timeline(loan)).endsWith("PENDING", "REFUNDING", "FAILED", "PENDING", "SUCCESS");
    }

    @Test
    void givesBackWhatIsTakenTooLateBeforeTheNextPaymentIsTaken() {
        long loan = activeLoan("1000", 3);
        wallet.temper(loan, Temper.ABSENT);
        Answer accepted = payWithoutWaiting(loan);
        impatiently().until(() -> statusAt(accepted).equals("REFUNDING"));
        borrower.post("/api/payments", LoanApi.payment(loan, "1000.00", "all-there-is"), ASYNC);
        eventually().until(() -> wallet.requests(loan).getLast() instanceof RepaymentRequested);

        wallet.comeBack(loan, Temper.HELPFUL);

        eventually().until(() -> statusAt(accepted).equals("REFUNDED"));
        eventually().until(() -> outstandingOf(loan).equals("20.07"));
        assertThat(wallet.balance(borrowerId).isZero()).isTrue();
    }

    @Test
    void endsEvenIfTheAnswerToTheRefundIsLate() {
        long loan = activeLoan("1000", 3);
        wallet.temper(loan, Temper.SILENT);
        Answer accepted = payWithoutWaiting(loan);
        impatiently().until(() -> timeline(loan).getLast().equals("COMPENSATION_FAILED"));
        assertThat(statusAt(accepted)).isEqualTo("REFUNDING");

        wallet.comeBack(loan, Temper.HELPFUL);

        eventually().until(() -> statusAt(accepted).equals("REFUNDED"));
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr("1000.00"));
        assertThat(outstandingOf(loan)).isEqualTo("1020.07");
        assertThat(wallet.requests(loan)).noneMatch(RepaymentApplied.class::isInstance);
        assertThat(timeline(loan)).endsWith("PENDING", "REFUNDING", "COMPENSATION_FAILED", "REFUNDED");
    }

    @Test
    void saysSoWhenMoneyTakenTooLateCannotBeGivenBack() {
        long loan = activeLoan("1000", 3);
        wallet.temper(loan, Temper.ABSENT);
        payWithoutWaiting(loan);
        impatiently().until(() -> wallet.requests(loan).getLast() instanceof RepaymentRefundRequested);

        wallet.comeBack(loan, Temper.KEEPS_WHAT_IT_HAS);

        eventually().until(() -> timeline(loan).getLast().equals("COMPENSATION_FAILED"));
    }

    @Test
    void takesPaymentsWithoutAKeyAndListsThem() {
        long loan = activeLoan("1000", 3);

        String body = "{\"loan_id\": %d, \"amount\": \"10.00\"}".formatted(loan);
        assertThat(borrower.post("/api/payments/", body).code()).isEqualTo(200);
        assertThat(borrower.post("/api/payments/", body).code()).isEqualTo(200);

        assertThat(borrower.get("/api/payments/").body().size()).isEqualTo(2);
        Answer page = borrower.get("/api/repayments?limit=1&loan_id=" + loan);
        assertThat(page.body().size()).isEqualTo(1);
        assertThat(page.headers().getFirst("Link")).contains("rel=\"next\"");
        assertThat(outstandingOf(loan)).isEqualTo("1000.07");
    }

    private Answer payWithoutWaiting(long loan) {
        return borrower.post("/api/payments", LoanApi.payment(loan, "400.00", "late"), ASYNC);
    }

    private String statusAt(Answer accepted) {
        return borrower.get(accepted.location()).text("/status");
    }
}
