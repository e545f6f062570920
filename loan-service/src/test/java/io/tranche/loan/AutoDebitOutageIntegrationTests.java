package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** wallet-service is away on the day on which dues are to be debited. Five debits may be under way at a time. */
class AutoDebitOutageIntegrationTests extends AutoDebitTestCase {

    @Test
    void takesTheMoneyAsOfTheDayOnWhichItWasAskedForHoweverLateItComes() {
        long loan = debitedLoanThatIsPenalized();
        LocalDate due = firstDue(loan);
        moveTo(due.minusDays(1));
        wallet.temper(loan, Temper.ABSENT);
        moveOnTo(due.plusDays(6));
        impatiently().until(() -> timeline(loan).contains("UNANSWERED"));
        assertThat(told("loan:" + loan, PenaltyCharged.class)).isNotEmpty();

        wallet.comeBack(loan, Temper.HELPFUL);
        awaitStep(loan, "COLLECTED");

        assertThat(asked(loan)).hasSize(1);
        assertThat(told("loan:" + loan, LoanAdjusted.class).getFirst().asOf()).isEqualTo(due);
        assertThat(view(loan).text("/arrears/penalty_amount")).isEqualTo("0.00");
        assertThat(timeline(loan)).containsOnlyOnce("ATTEMPTED", "COLLECTED").doesNotContain("REFUNDING", "GIVEN_UP");
        closeToday();
        assertThat(classOf(loan)).isEqualTo("STANDARD");
        LoanBooks.assertSound(loan);
    }

    @Test
    void countsOnlyAttemptsThatTheWalletHasRefused() {
        long loan = debitedLoan("1200", 3);
        impoverish();
        LocalDate due = firstDue(loan);
        moveTo(due.minusDays(1));
        wallet.temper(loan, Temper.ABSENT);
        moveOnTo(due.plusDays(4));
        assertThat(asked(loan)).hasSize(1);

        wallet.comeBack(loan, Temper.HELPFUL);
        awaitStep(loan, "FAILED");
        moveTo(due.plusDays(10));

        assertThat(asked(loan)).hasSize(3);
        assertThat(timeline(loan)).containsOnlyOnce("GIVEN_UP");
        assertThat(LoanBooks.anyReserved(loan)).isFalse();
        LoanBooks.assertSound(loan);
    }

    @Test
    void endsTheDayInTimeAndHasAskedEverybody() {
        List<Long> loans = Stream.generate(this::loanOfAnother).limit(8).toList();
        LocalDate due = firstDue(loans.getLast());
        moveTo(due.minusDays(1));
        loans.forEach(loan -> wallet.temper(loan, Temper.ABSENT));

        moveOnTo(due.plusDays(1));

        assertThat(loans).allSatisfy(loan -> assertThat(asked(loan)).hasSize(1));
        loans.forEach(loan -> wallet.comeBack(loan, Temper.HELPFUL));
        eventually()
                .untilAsserted(() -> assertThat(loans)
                        .allSatisfy(loan -> assertThat(asOf(loan)).containsExactly(due)));
        loans.forEach(LoanBooks::assertSound);
    }

    /** As the end of the due date has done. */
    @Test
    void holdsNoOtherDayBecauseOfADebitThatOneDayHasLeftBehind() throws Exception {
        long loan = debitedLoan("1200", 3);
        LocalDate due = firstDue(loan);
        moveTo(due.minusDays(1));
        wallet.temper(loan, Temper.ABSENT);
        moveOnTo(due.plusDays(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> closing = threads.submit(this::closeToday);
            eventually().until(closing::isDone);
            closing.get();
        }

        assertThat(today()).isEqualTo(due.plusDays(2));
        wallet.comeBack(loan, Temper.HELPFUL);
        awaitStep(loan, "COLLECTED");
    }

    @Test
    void asksForWhatIsDueOnceAPaymentThatIsTakenBackIsBack() {
        long loan = debitedLoan("1200", 3);
        LocalDate due = firstDue(loan);
        long paid =
                borrower.pay(loan, "10.00", "early").body().at("/repayment/id").asLong();
        moveTo(due.minusDays(1));
        wallet.temper(loan, Temper.ABSENT);
        assertThat(admin.post("/api/repayments/" + paid + "/reverse", "{\"reason\": \"paid in error\"}", ASYNC)
                        .code())
                .isEqualTo(202);
        moveTo(due);
        assertThat(timeline(loan)).doesNotContain("ATTEMPTED", "COVERED");

        wallet.comeBack(loan, Temper.HELPFUL);
        awaitStep(loan, "COLLECTED");

        assertThat(timeline(loan)).containsSubsequence("REVERSED", "ATTEMPTED");
        assertThat(asOf(loan)).endsWith(due);
        LoanBooks.assertSound(loan);
    }

    private long loanOfAnother() {
        long id = TestIds.next();
        borrower = LoanApi.user(port, id);
        return debitedLoan("1200", 3);
    }

    /** The days as of which payments of the loan have counted. */
    private static List<LocalDate> asOf(long loan) {
        return TestPlatform.database()
                .sql("SELECT value_date FROM loan.loan_fact WHERE loan_id = ? AND type = 'PAYMENT'")
                .param(loan)
                .query((row, number) -> row.getObject("value_date", LocalDate.class))
                .list();
    }
}
