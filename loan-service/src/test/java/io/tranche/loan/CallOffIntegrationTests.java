package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Loans that are called off while money is on its way, or is waited for. */
class CallOffIntegrationTests extends LoanServiceTestCase {

    @Test
    void withdrawsALoanThatAwaitsFunds() {
        long loan = awaitingFunds();
        wallet.temper(loan, Temper.HELPFUL);

        borrower.post("/api/loans/" + loan + "/cancel", "{}");

        eventually().until(() -> statusOf(loan).equals("CANCELLED"));
        assertThat(wallet.balance(borrowerId).isZero()).isTrue();
    }

    @Test
    void letsTheBankCallOffALoanThatAwaitsFunds() {
        long loan = awaitingFunds();
        wallet.temper(loan, Temper.HELPFUL);

        assertThat(reject(loan).code()).isIn(200, 202);

        eventually().until(() -> statusOf(loan).equals("CANCELLED"));
        Answer again = reject(loan);
        assertThat(again.code()).isEqualTo(200);
        assertThat(again.text("/reason")).isEqualTo("too risky by now");
        assertThat(admin.approve(loan).text("/code")).isEqualTo("loan_cancelled");
        assertThat(timeline(loan))
                .containsExactly("APPLIED", "APPROVED", "AWAITING_FUNDING", "CANCELLING", "CANCELLED");
    }

    @Test
    void callsOffOnceForManyWhoDoAtATime() {
        long loan = awaitingFunds();
        wallet.temper(loan, Temper.HELPFUL);

        List<Answer> answers = together(List.of(
                () -> reject(loan),
                () -> borrower.post("/api/loans/" + loan + "/cancel", "{}"),
                () -> reject(loan),
                () -> borrower.post("/api/loans/" + loan + "/cancel", "{}")));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.code()).isIn(200, 202));
        eventually().until(() -> statusOf(loan).equals("CANCELLED"));
        assertThat(timeline(loan)).containsOnlyOnce("CANCELLING", "CANCELLED");
    }

    @RepeatedTest(5)
    void eitherOwesTheMoneyOrHasNotGotItWhenFundsComeBesideACallOff() {
        long loan = awaitingFunds();

        Answer rejected = together(List.of(() -> reject(loan), () -> {
                    wallet.comeBack(loan, Temper.HELPFUL);
                    return admin.approve(loan);
                }))
                .getFirst();

        eventually().until(() -> List.of("ACTIVE", "CANCELLED").contains(statusOf(loan)));
        boolean owed = statusOf(loan).equals("ACTIVE");
        assertThat(rejected.code() == 409).isEqualTo(owed);
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr(owed ? "1000.00" : "0.00"));
    }

    @Test
    void owesMoneyThatCameAndWasSpentBesideACallOff() {
        long loan = awaitingFunds();
        wallet.temper(loan, Temper.ABSENT);
        borrower.post("/api/loans/" + loan + "/cancel", "{}", ASYNC);
        eventually().until(() -> wallet.requests(loan).size() > 1);

        wallet.comeBack(loan, Temper.KEEPS_WHAT_IT_HAS);

        eventually().until(() -> statusOf(loan).equals("ACTIVE"));
        assertThat(timeline(loan)).endsWith("CANCELLING", "ACTIVE");
        assertThat(outstandingOf(loan)).isEqualTo("1020.07");
        LoanBooks.assertSound(loan);
    }

    @Test
    void fetchesTheMoneyBackThatCameWhileTheLoanWasCalledOff() {
        long loan = awaitingFunds();
        wallet.temper(loan, Temper.ABSENT);
        borrower.post("/api/loans/" + loan + "/cancel", "{}", ASYNC);
        eventually().until(() -> wallet.requests(loan).size() > 1);

        wallet.comeBack(loan, Temper.HELPFUL);

        eventually().until(() -> statusOf(loan).equals("CANCELLED"));
        assertThat(wallet.balance(borrowerId).isZero()).isTrue();
    }

    @Test
    void makesItALoanWhenTheMoneyTurnsOutToBeSpent() {
        long loan = borrower.apply("1000", 3).id();
        wallet.temper(loan, Temper.ABSENT);
        admin.post("/api/loans/admin/approve", "{\"loan_id\": %d, \"approved\": true}".formatted(loan), ASYNC);
        impatiently().until(() -> statusOf(loan).equals("COMPENSATION_FAILED"));

        wallet.comeBack(loan, Temper.KEEPS_WHAT_IT_HAS);

        eventually().until(() -> statusOf(loan).equals("ACTIVE"));
        assertThat(outstandingOf(loan)).isEqualTo("1020.07");
        LoanBooks.assertSound(loan);
    }

    private Answer reject(long loan) {
        return admin.post(
                "/api/loans/admin/approve",
                "{\"loan_id\": %d, \"approved\": false, \"reason\": \"too risky by now\"}".formatted(loan));
    }

    private long awaitingFunds() {
        long loan = borrower.apply("1000", 3).id();
        wallet.temper(loan, Temper.LETS_WAIT);
        assertThat(admin.approve(loan).text("/status")).isEqualTo("AWAITING_FUNDING");
        return loan;
    }
}
