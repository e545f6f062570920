package io.tranche.loan.account;

import static io.tranche.loan.account.AccountFixture.PAID_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Account.Paid;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Conventions;
import io.tranche.loan.schedule.DayCount;
import io.tranche.loan.schedule.Frequency;
import io.tranche.loan.schedule.InterestMethod;
import io.tranche.loan.schedule.Rounding;
import io.tranche.loan.schedule.Terms;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTests {

    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 2, 20);

    private final Account account = Account.opened(AccountFixture.seeds());

    @Test
    void paysInstallmentsInAdvanceUnlessSomethingElseIsChosen() {
        Paid paid = account.pay(payment(PAID_OUT, "10000.00", PaymentKind.INSTALLMENTS));

        assertThat(paid.parts()).isEqualTo(parts("8078.85", "1921.15", "0.00"));
        assertThat(paid.account().installments()).hasSize(12);
        assertThat(paid.account().outstanding()).isEqualTo(inr("96618.53"));
    }

    @Test
    void chargesADayOfPenaltyForEachDayAfterTheGrace() {
        assertThat(account.on(FIRST_DUE.plusDays(4)).dues().penalty()).isEqualTo(inr("0.00"));

        Parts dues = account.on(FIRST_DUE.plusDays(14)).dues();

        assertThat(dues.principal().plus(dues.interest())).isEqualTo(inr("8884.88"));
        assertThat(dues.penalty()).isEqualTo(inr("4.87"));
    }

    @Test
    void asksForInterestToTheDayOfWhoWantsToBeRidOfTheLoan() {
        assertThat(account.payoff()).isEqualTo(parts("100000.00", "0.00", "0.00"));
        assertThat(account.on(PAID_OUT.plusDays(16)).payoff()).isEqualTo(parts("100000.00", "500.00", "0.00"));
        assertThat(account.on(FIRST_DUE).payoff()).isEqualTo(parts("100000.00", "1000.00", "0.00"));
        assertThat(actual365().on(PAID_OUT.plusDays(10)).payoff()).isEqualTo(parts("100000.00", "328.77", "0.00"));
    }

    @Test
    void closesWhenTheWholeIsPaid() {
        Account then = account.on(FIRST_DUE.plusDays(15));

        Paid paid = then.pay(payment(then.today(), then.payoff().total().toString(), PaymentKind.FORECLOSURE));

        assertThat(paid.overpaid().isZero()).isTrue();
        assertThat(paid.parts()).isEqualTo(then.payoff());
        assertThat(paid.account().outstanding().isZero()).isTrue();
        assertThat(paid.account().installments()).hasSize(2);
        assertThat(paid.account().installments().getLast().balance().isZero()).isTrue();
    }

    @Test
    void lowersTheInstallmentsForThoseWhoWantThemLower() {
        Account after = prepaid(PaymentKind.REDUCE_EMI);

        assertThat(after.installments()).hasSize(13);
        assertThat(after.emi()).isEqualTo(inr("4544.45"));
        assertThat(after.installments().getLast().dueDate()).isEqualTo(LocalDate.of(2027, 1, 20));
        assertSound(after);
    }

    @Test
    void endsEarlierForThoseWhoWantThatInstead() {
        Account after = prepaid(PaymentKind.REDUCE_TENOR);

        assertThat(after.emi()).isEqualTo(inr("8884.88"));
        assertThat(after.installments().getLast().dueDate()).isEqualTo(LocalDate.of(2026, 8, 20));
        assertSound(after);
    }

    @Test
    void paysTheDuesAndTheInterestToTheDayBeforeAnyPrincipalAhead() {
        Account then = account.on(FIRST_DUE.plusDays(15));
        Money upToInterest = then.dues().total().plus(then.payoff().interest()).minus(inr("1000.00"));

        Paid paid = then.pay(payment(then.today(), upToInterest.toString(), PaymentKind.REDUCE_EMI));

        assertThat(paid.account().installments()).hasSize(12);
        assertThat(paid.parts().interest()).isEqualTo(then.payoff().interest());
        assertThat(paid.parts().principal()).isEqualTo(then.dues().principal());
    }

    @Test
    void countsInterestThatWasPaidAheadAsPrincipalWhenTheRestIsMadeAnew() {
        Account ahead = account.pay(payment(PAID_OUT, "900.00", PaymentKind.INSTALLMENTS))
                .account();

        Paid paid = ahead.pay(payment(PAID_OUT.plusDays(16), "50000.00", PaymentKind.REDUCE_EMI));

        Account after = paid.account();
        Installment next = after.installments().get(1);
        assertThat(paid.parts()).isEqualTo(parts("50000.00", "0.00", "0.00"));
        assertThat(paid.credited()).isEqualTo(inr("400.00"));
        assertThat(after.installments().getFirst().paid()).isEqualTo(parts("50400.00", "500.00", "0.00"));
        assertThat(next.balance().plus(next.charged().principal())).isEqualTo(inr("49600.00"));
        assertThat(next.charged().interest()).isEqualTo(inr("248.00"));
        assertSound(after);
    }

    @Test
    void keepsWhatWasPaidInAdvanceWhenTheRestIsMadeAnew() {
        Account ahead = account.pay(payment(PAID_OUT, "17769.76", PaymentKind.INSTALLMENTS))
                .account();

        Account after = ahead.pay(payment(PAID_OUT.plusDays(1), "40000.00", PaymentKind.REDUCE_EMI))
                .account();

        assertThat(after.installments().get(2).paid()).isEqualTo(parts("40000.00", "0.00", "0.00"));
        assertThat(after.installments().get(3).dueDate()).isEqualTo(LocalDate.of(2026, 4, 20));
        assertSound(after);
    }

    @Test
    void creditsInterestThatWasPaidForDaysThatDoNotCome() {
        Account ahead = account.pay(payment(PAID_OUT, "17769.76", PaymentKind.INSTALLMENTS))
                .account()
                .on(PAID_OUT.plusDays(16));
        assertThat(ahead.credit()).isEqualTo(inr("1421.15"));
        assertThat(ahead.payoff()).isEqualTo(parts("82730.24", "0.00", "0.00"));

        Paid closed = ahead.pay(payment(ahead.today(), "82730.24", PaymentKind.FORECLOSURE));

        assertThat(closed.credited()).isEqualTo(inr("1421.15"));
        assertThat(closed.account().outstanding().isZero()).isTrue();
        assertThat(closed.account().installments().stream()
                        .map(Installment::paid)
                        .reduce(Parts::plus))
                .contains(parts("100000.00", "500.00", "0.00"));
    }

    @Test
    void leavesSomethingToPayWhereMoreInterestWasPaidAheadThanPrincipalIsLeft() {
        Account ahead = account.pay(payment(PAID_OUT, "106618.52", PaymentKind.INSTALLMENTS))
                .account();

        assertThat(ahead.payoff()).isEqualTo(parts("0.01", "0.00", "0.00"));
    }

    private Account prepaid(PaymentKind kind) {
        Account then = account.on(FIRST_DUE);
        Paid paid = then.pay(payment(FIRST_DUE, "53884.88", kind));
        assertThat(paid.parts().total()).isEqualTo(inr("53884.88"));
        return paid.account();
    }

    private static void assertSound(Account account) {
        List<Installment> rows = account.installments();
        Money lent = rows.stream()
                .map(row -> row.charged().principal())
                .reduce(Money::plus)
                .orElseThrow();
        assertThat(lent).isEqualTo(inr("100000.00"));
        assertThat(rows.getLast().balance().isZero()).isTrue();
    }

    private static Account actual365() {
        Conventions conventions = new Conventions(
                InterestMethod.REDUCING_BALANCE, DayCount.ACTUAL_365, Frequency.MONTHLY, Rounding.HALF_EVEN);
        return Account.opened(
                AccountFixture.agreement(new Terms(inr("100000.00"), AnnualRate.ofPercent("12.00"), 12, conventions)));
    }

    private static Payment payment(LocalDate day, String amount, PaymentKind kind) {
        return new Payment(1, day, inr(amount), kind);
    }

    private static Parts parts(String principal, String interest, String penalty) {
        return new Parts(inr(principal), inr(interest), inr(penalty));
    }

    private static Money inr(String amount) {
        return Money.inr(amount);
    }
}
