package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.CompensationForced;
import io.tranche.contracts.LoanEvent.ForcedCompensationUndone;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.Money;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.messaging.saga.ListedSaga;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FailedCompensationIntegrationTests extends FailedCompensationTestCase {

    @Test
    void listsAPayoutOfWhichNobodySaysWhetherItCameBackWithTheMoneyAtRisk() {
        long loan = loanOfWhichNobodySaysAnything();

        ListedSaga failed = failed("disbursement", loan).orElseThrow();

        assertThat(failed.subject()).isEqualTo("loan:" + loan);
        assertThat(failed.step()).isEqualTo("COMPENSATION_FAILED");
        ListedSaga.Failure failure = Objects.requireNonNull(failed.failure());
        assertThat(failure.atRisk()).isEqualTo(Money.inr("1000.00"));
        assertThat(failure.reason()).isEqualTo("disbursement_timed_out");
    }

    @Test
    void fetchesThePayoutBackWhenRetriedAfterThereIsMoneyAgain() {
        long loan = loanOfWhichNobodySaysAnything();
        wallet.temper(loan, Temper.HELPFUL);

        assertThat(retry("disbursement", loan)).isTrue();

        eventually().until(() -> statusOf(loan).equals("CANCELLED"));
        assertThat(failed("disbursement", loan)).isEmpty();
        assertThat(timeline(loan)).endsWith("COMPENSATION_FAILED", "CANCELLING", "CANCELLED");
        assertThat(wallet.balance(borrowerId).isZero()).isTrue();
        assertThat(retry("disbursement", loan)).isFalse();
    }

    @Test
    void endsAPayoutByForceAndTellsTheBooks() {
        long loan = loanOfWhichNobodySaysAnything();

        assertThat(force("disbursement", loan)).isTrue();

        assertThat(statusOf(loan)).isEqualTo("COMPENSATION_FORCED");
        assertThat(failed("disbursement", loan)).isEmpty();
        assertBooksHear(new CompensationForced(loan, null, Money.inr("1000.00"), REASON));
        borrower.apply("1000", 3);
        assertThat(borrower.apply("1000", 3).text("/code")).isEqualTo("too_many_loans");
        assertThat(force("disbursement", loan)).isFalse();
        assertThat(retry("disbursement", loan)).isFalse();
    }

    @Test
    void healsTheBooksWhenAForcedPayoutComesBackAfterAll() {
        long loan = loanOfWhichNobodySaysAnything();
        force("disbursement", loan);

        wallet.comeBack(loan, Temper.STUTTERS);

        eventually().until(() -> statusOf(loan).equals("CANCELLED"));
        LoanEvent undone = new ForcedCompensationUndone(loan, null, Money.inr("1000.00"));
        assertBooksHear(undone);
        assertThat(wallet.requests(loan)).containsOnlyOnce(undone);
        assertThat(timeline(loan)).endsWith("COMPENSATION_FAILED", "COMPENSATION_FORCED", "CANCELLED");
    }

    @Test
    void owesAForcedPayoutThatTurnsOutToBeSpent() {
        long loan = loanOfWhichNobodySaysAnything(Temper.ABSENT);
        force("disbursement", loan);

        wallet.comeBack(loan, Temper.KEEPS_WHAT_IT_HAS);

        eventually().until(() -> statusOf(loan).equals("ACTIVE"));
        LoanEvent undone = new ForcedCompensationUndone(loan, null, Money.inr("1000.00"));
        assertBooksHear(undone);
        assertThat(wallet.requests(loan)).containsOnlyOnce(undone);
        assertThat(timeline(loan)).endsWith("COMPENSATION_FAILED", "COMPENSATION_FORCED", "ACTIVE");
        assertThat(borrower.get("/api/loans/" + loan).text("/outstanding_amount"))
                .isEqualTo("1020.07");
    }

    @Test
    void endsARepaymentByForceAndHealsItWhenTheMoneyComesBack() {
        long loan = activeLoan("1000", 3);
        long repayment = repaymentThatCannotBeGivenBack(loan);
        assertThat(Objects.requireNonNull(
                                failed("repayment", repayment).orElseThrow().failure())
                        .atRisk())
                .isEqualTo(Money.inr("400.00"));

        assertThat(force("repayment", repayment)).isTrue();

        assertThat(repaymentStatus(repayment)).isEqualTo("ENDED_BY_BANK");
        assertBooksHear(new CompensationForced(loan, repayment, Money.inr("400.00"), REASON));

        wallet.comeBack(loan, Temper.HELPFUL);

        eventually().until(() -> repaymentStatus(repayment).equals("REFUNDED"));
        LoanEvent undone = new ForcedCompensationUndone(loan, repayment, Money.inr("400.00"));
        assertBooksHear(undone);
        assertThat(wallet.requests(loan)).containsOnlyOnce(undone);
    }

    @Test
    void givesARepaymentBackWhenRetried() {
        long loan = activeLoan("1000", 3);
        long repayment = repaymentThatCannotBeGivenBack(loan);
        wallet.temper(loan, Temper.HELPFUL);

        retry("repayment", repayment);

        eventually().until(() -> repaymentStatus(repayment).equals("REFUNDED"));
        assertThat(failed("repayment", repayment)).isEmpty();
    }

    @Test
    void resolvesOnlyWhatHasFailed() {
        long loan = borrower.apply("1000", 3).id();

        assertThat(retry("disbursement", loan)).isFalse();
        assertThat(force("disbursement", loan)).isFalse();
        assertThat(force("repayment", loan)).isFalse();
        assertThat(statusOf(loan)).isEqualTo("APPLIED");
    }

    private long loanOfWhichNobodySaysAnything() {
        return loanOfWhichNobodySaysAnything(Temper.SILENT);
    }

    private long loanOfWhichNobodySaysAnything(Temper temper) {
        long loan = borrower.apply("1000", 3).id();
        wallet.temper(loan, temper);
        admin.post("/api/loans/admin/approve", "{\"loan_id\": %d, \"approved\": true}".formatted(loan), ASYNC);
        impatiently().until(() -> statusOf(loan).equals("COMPENSATION_FAILED"));
        return loan;
    }

    private long repaymentThatCannotBeGivenBack(long loan) {
        wallet.temper(loan, Temper.ABSENT);
        long repayment = Long.parseLong(borrower.post("/api/payments", LoanApi.payment(loan, "400.00", "late"), ASYNC)
                .text("/repayment/id"));
        impatiently().until(() -> wallet.requests(loan).getLast() instanceof RepaymentRefundRequested);
        wallet.comeBack(loan, Temper.KEEPS_WHAT_IT_HAS);
        eventually().until(() -> timeline(loan).getLast().equals("COMPENSATION_FAILED"));
        return repayment;
    }

    private String repaymentStatus(long repayment) {
        return borrower.get("/api/repayments/" + repayment).text("/status");
    }

    private void assertBooksHear(LoanEvent event) {
        eventually().until(() -> wallet.requests(event.loanId()).contains(event));
    }
}
