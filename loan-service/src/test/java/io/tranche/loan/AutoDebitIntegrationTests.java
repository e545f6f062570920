package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.LoanOverdue;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.contracts.Money;
import io.tranche.loan.LoanApi.Answer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AutoDebitIntegrationTests extends AutoDebitTestCase {

    @Test
    void takesWhatIsDueOnTheDayItIsSoThatNothingIsEverOverdue() {
        long loan = debitedLoan("1200", 3);
        enrich("1000.00");
        Money each = Money.inr(installment(loan));
        LocalDate due = firstDue(loan);

        moveTo(due.minusDays(1));
        assertThat(attempts(loan)).isZero();
        moveTo(due.plusMonths(3));

        assertThat(statusOf(loan)).isEqualTo("CLOSED");
        assertThat(asked(loan)).hasSize(3).startsWith(each, each);
        assertThat(told("loan:" + loan, LoanOverdue.class)).isEmpty();
        assertThat(told("loan:" + loan, PenaltyCharged.class)).isEmpty();
        assertThat(timeline(loan))
                .containsSubsequence(
                        "APPLIED",
                        "MANDATE_GIVEN",
                        "APPROVED",
                        "ACTIVE",
                        "PENDING",
                        "ATTEMPTED",
                        "SUCCESS",
                        "COLLECTED");
        assertThat(LoanApi.text(port, "/metrics"))
                .containsPattern("auto_debits_total\\{.*outcome=\"collected\".*} [1-9]");
        LoanBooks.assertSound(loan);
    }

    @Test
    void takesOnlyWhatIsLeftOfWhatIsDue() {
        long loan = debitedLoan("1200", 3);
        Money each = Money.inr(installment(loan));
        borrower.pay(loan, "100.00", "some");

        moveTo(firstDue(loan).plusDays(1));

        assertThat(asked(loan)).containsExactly(Money.inr("100.00"), each.minus(Money.inr("100.00")));
        moveTo(firstDue(loan).plusDays(10));
        assertThat(asked(loan)).hasSize(2);
    }

    @Test
    void triesAgainOnTheNextDayWhenThereWasNotEnoughMoney() {
        long loan = debitedLoan("1200", 3);
        impoverish();
        LocalDate due = firstDue(loan);
        moveTo(due);
        awaitStep(loan, "FAILED");
        enrich("1000.00");
        assertThat(asked(loan)).hasSize(1);

        moveTo(due.plusDays(2));

        assertThat(asked(loan)).hasSize(2);
        assertThat(timeline(loan)).containsSubsequence("ATTEMPTED", "FAILED", "ATTEMPTED", "COLLECTED");
        assertThat(view(loan).text("/arrears/days_past_due")).isEqualTo("0");
        LoanBooks.assertSound(loan);
    }

    @Test
    void givesUpAfterSomeDaysUntilSomethingElseIsDue() {
        long loan = debitedLoan("1200", 3);
        impoverish();
        LocalDate due = firstDue(loan);

        moveTo(due.plusDays(10));

        assertThat(asked(loan)).hasSize(3);
        assertThat(timeline(loan)).contains("GIVEN_UP");
        enrich("2000.00");
        Money overdue = Money.inr(view(loan).text("/arrears/overdue_amount"))
                .plus(Money.inr(view(loan).text("/arrears/penalty_amount")));
        moveTo(LocalDate.parse(borrower.get("/api/loans/" + loan + "/schedule").text("/1/due_date"))
                .plusDays(1));
        assertThat(asked(loan)).hasSize(4);
        assertThat(asked(loan).getLast()).isGreaterThan(overdue);
        assertThat(view(loan).text("/arrears/overdue_amount")).isEqualTo("0.00");
        assertThat(LoanApi.text(port, "/metrics"))
                .containsPattern("auto_debits_total\\{.*outcome=\"given_up\".*} [1-9]");
        LoanBooks.assertSound(loan);
    }

    @Test
    void asksForNothingAnyMoreOnceTheMandateIsWithdrawn() {
        long loan = debitedLoan("1200", 3);
        mandate(borrower, loan, "false");

        moveTo(firstDue(loan).plusDays(2));

        assertThat(attempts(loan)).isZero();
        mandate(borrower, loan, "true");
        moveTo(firstDue(loan).plusDays(4));
        assertThat(asked(loan)).hasSize(1);
    }

    @Test
    void leavesWhatPaymentsUnderWayPayToThem() {
        long loan = debitedLoan("1200", 3);
        LocalDate due = firstDue(loan);
        moveTo(due.minusDays(1));
        Answer manual = payLater(loan, installment(loan));

        moveOnTo(due);

        assertThat(asked(loan)).hasSize(1);
        assertThat(timeline(loan)).contains("COVERED").doesNotContain("ATTEMPTED");
        wallet.comeBack(loan, FakeWallet.Temper.HELPFUL);
        awaitStatus(manual, "SUCCESS");
        LoanBooks.assertSound(loan);
    }
}
