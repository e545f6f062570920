package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.Money;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A paisa is taken back while the loan is paid. Paid in advance, the first installment keeps its interest; without its last paisa,
 * the prepayment would have made later ones cheaper. So whatever is paid of them meanwhile may be too much.
 */
class ReversalRacesIntegrationTests extends LateMoneyTestCase {

    private static final String REASON = "{\"reason\": \"Paid from the wrong wallet\"}";

    private long loan;
    private Answer paisa;

    @BeforeEach
    void prepay() {
        loan = activeLoan("100000", 12);
        enrich("50000.00");
        borrower.pay(loan, "8884.87", "all-but-a-paisa");
        paisa = borrower.pay(loan, "0.01", "paisa");
        assertThat(borrower.prepay(loan, "40000.00", "REDUCE_EMI", "ahead").code())
                .isEqualTo(200);
    }

    @Test
    void takesNoPaymentUntilTheMoneyIsBack() {
        Money before = Money.inr(outstandingOf(loan));
        wallet.temper(loan, Temper.ABSENT);
        takeBackLater();

        assertReserved(borrower.pay(loan, before.toString(), "rest"));
        assertReserved(borrower.pay(loan, "1.00", "little"));
        assertReserved(borrower.prepay(loan, "100.00", "REDUCE_TENOR", "ahead-again"));
        String total = borrower.get("/api/loans/" + loan + "/foreclosure-quote").text("/total");
        assertReserved(borrower.foreclose(loan, total, "foreclosure"));
        wallet.comeBack(loan, Temper.HELPFUL);

        awaitEnd(paisa, "REVERSED");
        assertThat(LoanBooks.anyReserved(loan)).isFalse();
        assertThat(borrower.pay(loan, outstandingOf(loan), "then").text("/loan_closed"))
                .isEqualTo("true");
        LoanBooks.assertSound(loan);
    }

    @Test
    void takesPaymentsAgainWhenTheMoneyDoesNotComeBack() {
        wallet.temper(loan, Temper.KEEPS_WHAT_IT_HAS);
        assertThat(admin.post(path(paisa), REASON).text("/code")).isEqualTo("reversal_refused");

        assertThat(LoanBooks.anyReserved(loan)).isFalse();
        assertThat(borrower.pay(loan, outstandingOf(loan), "rest").text("/loan_closed"))
                .isEqualTo("true");
        LoanBooks.assertSound(loan);
    }

    @Test
    void takesNothingBackWhileAPaymentIsUnderWay() {
        Answer rest = payLater(loan, outstandingOf(loan));

        assertReserved(admin.post(path(paisa), REASON));
        wallet.comeBack(loan, Temper.HELPFUL);

        awaitStatus(rest, "SUCCESS");
        assertThat(admin.post(path(paisa), REASON).text("/code")).isEqualTo("reversal_overpays_loan");
        assertThat(timeline(loan)).doesNotContain("REVERSING");
        LoanBooks.assertSound(loan);
    }

    /** Nothing can be reserved of a loan that owes nothing. */
    @Test
    void takesBackOneAtATimeOfAClosedLoan() {
        Answer rest = borrower.pay(loan, outstandingOf(loan), "rest");
        wallet.temper(loan, Temper.ABSENT);
        admin.post(path(rest), REASON, ASYNC);
        stayPatient(loan);

        assertReserved(admin.post(path(paisa), REASON));
        wallet.comeBack(loan, Temper.HELPFUL);

        awaitEnd(rest, "REVERSED");
        assertThat(admin.post(path(paisa), REASON).text("/status")).isEqualTo("REVERSED");
        LoanBooks.assertSound(loan);
    }

    /** When nobody believed in it any more: then it is too late to ask whether the loan can do without. */
    @Test
    void countsNoMoreWhatIsGivenBackLateAndSaysWhatIsTooMuch() {
        wallet.temper(loan, Temper.ABSENT);
        admin.post(path(paisa), REASON, ASYNC);
        impatiently().until(() -> timeline(loan).getLast().equals("SUCCESS"));
        wallet.temper(loan, Temper.HELPFUL);
        Answer rest = borrower.pay(loan, outstandingOf(loan), "rest");

        wallet.comeBack(loan, Temper.HELPFUL);

        awaitEnd(paisa, "REVERSED");
        assertThat(statusOf(loan)).isEqualTo("CLOSED");
        assertThat(borrower.get("/api/loans/" + loan + "/timeline").body().toString())
                .contains("too much was paid");
        assertThat(admin.post(path(rest), REASON).text("/status"))
                .as("the answers after it are heard")
                .isEqualTo("REVERSED");
        assertThat(statusOf(loan)).isEqualTo("ACTIVE");
        LoanBooks.assertSound(loan);
    }

    private void takeBackLater() {
        assertThat(admin.post(path(paisa), REASON, ASYNC).code()).isEqualTo(202);
        stayPatient(loan);
        eventually().until(() -> wallet.requests(loan).getLast() instanceof RepaymentRefundRequested);
    }

    private static void assertReserved(Answer answer) {
        assertThat(answer.code()).as(answer.body().toString()).isEqualTo(409);
        assertThat(answer.text("/code")).isEqualTo("outstanding_reserved");
    }

    private void awaitEnd(Answer paid, String status) {
        eventually()
                .untilAsserted(() -> assertThat(borrower.get("/api/repayments/" + paid.text("/repayment/id"))
                                .text("/status"))
                        .isEqualTo(status));
    }

    private static String path(Answer paid) {
        return "/api/repayments/" + paid.text("/repayment/id") + "/reverse";
    }
}
