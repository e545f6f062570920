package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.Money;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisbursementSagaIntegrationTests extends LoanServiceTestCase {

    @Test
    void rejectsALoanThatNobodyCanFund() {
        long loan = borrower.apply("1000", 3).id();
        wallet.temper(loan, Temper.DECLINES);

        Answer decided = admin.approve(loan);

        assertThat(decided.text("/status")).isEqualTo("REJECTED");
        assertThat(decided.text("/reason")).isEqualTo("insufficient_funds");
        assertThat(admin.approve(loan).text("/code")).isEqualTo("loan_rejected");
    }

    @Test
    void asksAgainAndThenCallsThePayoutOff() {
        long loan = borrower.apply("1000", 3).id();
        wallet.temper(loan, Temper.SILENT);

        Answer accepted = approveWithoutWaiting(loan);
        assertThat(accepted.code()).isEqualTo(202);
        assertThat(accepted.location()).isEqualTo("/api/loans/" + loan);
        impatiently().until(() -> statusOf(loan).equals("CANCELLING"));
        eventually().until(() -> wallet.requests(loan).getLast() instanceof DisbursementReversalRequested);
        assertThat(wallet.requests(loan).stream().filter(DisbursementRequested.class::isInstance))
                .hasSize(3);

        wallet.comeBack(loan, Temper.HELPFUL);

        eventually().until(() -> statusOf(loan).equals("CANCELLED"));
        assertThat(wallet.balance(borrowerId).isZero()).isTrue();
        assertThat(timeline(loan)).containsExactly("APPLIED", "APPROVED", "CANCELLING", "CANCELLED");
    }

    @Test
    void saysSoWhenAPayoutCannotBeCalledOff() {
        long loan = borrower.apply("1000", 3).id();
        wallet.temper(loan, Temper.SILENT);
        approveWithoutWaiting(loan);

        impatiently().until(() -> statusOf(loan).equals("COMPENSATION_FAILED"));
        wallet.comeBack(loan, Temper.HELPFUL);

        eventually().until(() -> statusOf(loan).equals("CANCELLED"));
    }

    @Test
    void fetchesTheMoneyBackWhenTheBorrowerCancels() {
        long loan = borrower.apply("1000", 3).id();
        wallet.temper(loan, Temper.SILENT);
        approveWithoutWaiting(loan);

        assertThat(borrower.post("/api/loans/" + loan + "/cancel", "{}", ASYNC).text("/status"))
                .isEqualTo("CANCELLING");
        eventually().until(() -> wallet.requests(loan).size() >= 2);
        wallet.comeBack(loan, Temper.HELPFUL);

        Answer cancelled = borrower.post("/api/loans/" + loan + "/cancel", "{}");
        assertThat(cancelled.code()).isEqualTo(200);
        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        assertThat(wallet.balance(borrowerId)).isEqualTo(Money.inr("0.00"));
    }

    @Test
    void owesWhatIsSpentBeforeItCouldBeCalledOff() {
        long loan = borrower.apply("1000", 3).id();
        wallet.temper(loan, Temper.ABSENT);
        approveWithoutWaiting(loan);

        Answer answer = together(List.of(() -> borrower.post("/api/loans/" + loan + "/cancel", "{}"), () -> {
                    eventually()
                            .until(() -> wallet.requests(loan).stream()
                                    .anyMatch(DisbursementReversalRequested.class::isInstance));
                    wallet.comeBack(loan, Temper.KEEPS_WHAT_IT_HAS);
                    return admin.get("/api/loans/" + loan);
                }))
                .getFirst();

        assertThat(answer.code()).isEqualTo(409);
        assertThat(answer.text("/code")).isEqualTo("loan_active");
        assertThat(statusOf(loan)).isEqualTo("ACTIVE");
        assertThat(borrower.get("/api/loans/" + loan + "/timeline").text("/3/detail"))
                .isEqualTo("called off, but the money is spent");
        wallet.temper(loan, Temper.HELPFUL);
        enrich("100.00");
        assertThat(borrower.pay(loan, "1020.07", "all").text("/loan_closed")).isEqualTo("true");
        LoanBooks.assertSound(loan);
    }

    @Test
    void withdrawsAnApplicationAtOnce() {
        long loan = borrower.apply("1000", 3).id();

        assertThat(borrower.post("/api/loans/" + loan + "/cancel", "{}").text("/status"))
                .isEqualTo("CANCELLED");
        assertThat(admin.approve(loan).text("/code")).isEqualTo("loan_cancelled");
        assertThat(wallet.requests(loan)).isEmpty();
    }

    @Test
    void rejectsOnlyWhatIsNotDecided() {
        long loan = borrower.apply("1000", 3).id();
        String reject = "{\"loan_id\": %d, \"approved\": false, \"reason\": \"no income\"}".formatted(loan);

        assertThat(admin.post("/api/loans/admin/approve", reject).text("/reason"))
                .isEqualTo("no income");
        assertThat(admin.post("/api/loans/admin/approve", reject).code()).isEqualTo(200);
        assertThat(admin.approve(loan).code()).isEqualTo(409);

        long active = activeLoan("1000", 3);
        assertThat(admin.post("/api/loans/admin/approve", "{\"loan_id\": %d, \"approved\": false}".formatted(active))
                        .text("/code"))
                .isEqualTo("loan_active");
        assertThat(borrower.post("/api/loans/" + active + "/cancel", "{}").code())
                .isEqualTo(409);
    }

    private Answer approveWithoutWaiting(long loan) {
        return admin.post("/api/loans/admin/approve", "{\"loan_id\": %d, \"approved\": true}".formatted(loan), ASYNC);
    }
}
