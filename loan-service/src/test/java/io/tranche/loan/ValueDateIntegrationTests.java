package io.tranche.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.contracts.Money;
import io.tranche.loan.FakeWallet.Temper;
import io.tranche.loan.LoanApi.Answer;
import io.tranche.testing.TestEvents;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Money that was asked for in time, and comes when the day has ended. */
class ValueDateIntegrationTests extends LateMoneyTestCase {

    @Test
    void takesBackWhatWasChargedForDaysOnWhichItHadBeenAskedFor() {
        long loan = activeLoanOf(penalized(), "12000");
        LocalDate asked = firstDue(loan).plusDays(2);
        Money before = Money.inr(outstandingOf(loan));
        moveTo(asked);
        Answer late = payLater(loan, installment(loan));
        moveOnTo(asked.plusDays(4));
        Money charged = charged(loan);
        assertThat(charged.isPositive()).isTrue();
        assertThat(outstandingOf(loan)).isEqualTo(before.plus(charged).toString());

        wallet.comeBack(loan, Temper.HELPFUL);

        awaitStatus(late, "SUCCESS");
        assertThat(view(loan).text("/arrears/penalty_amount")).isEqualTo("0.00");
        assertThat(outstandingOf(loan))
                .isEqualTo(before.minus(Money.inr(installment(loan))).toString());
        LoanAdjusted adjusted = told("loan:" + loan, LoanAdjusted.class).getFirst();
        assertThat(adjusted.asOf()).isEqualTo(asked);
        assertThat(adjusted.penaltyCharged()).isEqualTo(charged.negated());
        assertThat(adjusted.shares()).isEmpty();
        LoanBooks.assertSound(loan);
        closeToday();
        assertThat(classOf(loan)).isEqualTo("STANDARD");
        assertThat(charged(loan)).isEqualTo(charged);
    }

    @Test
    void countsLaterPaymentsAnewForEveryFunder() {
        long loan = ProductsApi.apply(borrower, penalized(), "12000", "").id();
        wallet.funders.put(
                loan, List.of(new AccountShare(11, Money.inr("4000.00")), new AccountShare(12, Money.inr("8000.00"))));
        admin.approve(loan);
        enrich("20000.00");
        moveTo(firstDue(loan).plusDays(2));
        Answer late = payLater(loan, installment(loan));
        moveOnTo(today().plusDays(4));
        Answer penalty = payLater(loan, charged(loan).toString());
        TestEvents.publish(FakeAnswers.collected(request(loan, penalty).orElseThrow()));
        awaitStatus(penalty, "SUCCESS");

        wallet.comeBack(loan, Temper.HELPFUL);

        awaitStatus(late, "SUCCESS");
        LoanAdjusted adjusted = told("loan:" + loan, LoanAdjusted.class).getFirst();
        assertThat(adjusted.penalty()).isEqualTo(charged(loan).negated());
        assertThat(adjusted.principal().plus(adjusted.interest())).isEqualTo(charged(loan));
        assertThat(adjusted.shares()).hasSize(2);
        LoanBooks.assertSound(loan);
        assertThat(admin.post(late.location() + "/reverse", "{\"reason\": \"test\"}")
                        .text("/status"))
                .isEqualTo("REVERSED");
        LoanBooks.assertSound(loan);
    }

    /** The penalty was promised to be paid as well: there is no room any more for all of that. */
    @Test
    void givesBackWhatTheLoanOwesNoMore() {
        long loan = activeLoanOf(penalized(), "1200");
        enrich("5000.00");
        moveTo(firstDue(loan).plusDays(2));
        String installment = installment(loan);
        Answer late = payLater(loan, installment);
        moveOnTo(today().plusDays(4));
        Money rest = Money.inr(outstandingOf(loan)).minus(Money.inr(installment));
        Answer all = payLater(loan, rest.toString());

        wallet.comeBack(loan, Temper.HELPFUL);

        awaitStatus(late, "SUCCESS");
        awaitStatus(all, "REFUNDED");
        assertThat(LoanBooks.anyReserved(loan)).isFalse();
        assertThat(outstandingOf(loan)).isEqualTo(rest.minus(charged(loan)).toString());
        LoanBooks.assertSound(loan);
        assertThat(borrower.pay(loan, outstandingOf(loan), "rest").text("/loan_closed"))
                .isEqualTo("true");
    }

    @Test
    void closesALoanForWhatItTookWhenThatWasAskedFor() {
        long loan = activeLoanOf(penalized(), "12000");
        moveTo(today().plusDays(10));
        String total = payoff(loan);
        Answer late = forecloseLater(loan, total);
        moveOnTo(today().plusDays(3));
        assertThat(payoff(loan)).isNotEqualTo(total);

        wallet.comeBack(loan, Temper.HELPFUL);

        awaitStatus(late, "SUCCESS");
        assertThat(statusOf(loan)).isEqualTo("CLOSED");
        LoanBooks.assertSound(loan);
    }

    @Test
    void closesALoanForWhatItTookWhenThatWasAskedForWhileADayWasEnding() {
        long loan = activeLoanOf(penalized(), "12000");
        long other = activeLoanOf(penalized(), "1200");
        moveTo(today().plusDays(10));
        payLater(other, "10.00");
        Answer late;
        String total = payoff(loan);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> closing = threads.submit(this::closeToday);
            eventually()
                    .until(() -> admin.get("/api/day_end/runs?limit=1")
                            .text("/0/phase")
                            .equals("REPAYMENTS"));
            late = forecloseLater(loan, total);
            endAtOnce(closing);
        }
        assertThat(payoff(loan)).isNotEqualTo(total);

        wallet.comeBack(loan, Temper.HELPFUL);

        awaitStatus(late, "SUCCESS");
        assertThat(statusOf(loan)).isEqualTo("CLOSED");
        LoanBooks.assertSound(loan);
    }

    private String payoff(long loan) {
        return borrower.get("/api/loans/" + loan + "/foreclosure-quote").text("/total");
    }

    private Answer forecloseLater(long loan, String total) {
        enrich("1000.00");
        wallet.temper(loan, Temper.ABSENT);
        Answer accepted = borrower.post(
                "/api/loans/" + loan + "/foreclose",
                "{\"amount\": %s, \"idempotency_key\": \"late\"}".formatted(total),
                ASYNC);
        assertThat(accepted.code()).as(accepted.body().toString()).isEqualTo(202);
        stayPatient(loan);
        return accepted;
    }

    private static Money charged(long loan) {
        return told("loan:" + loan, PenaltyCharged.class).stream()
                .map(PenaltyCharged::amount)
                .reduce(Money.inr("0.00"), Money::plus);
    }
}
