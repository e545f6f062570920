package io.tranche.loan.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Loans at a flat rate of which principal is repaid ahead. */
class FlatPrepaymentPropertyTests {

    private static final LocalDate FIRST_DUE = LocalDate.of(2026, 2, 20);

    @Example
    void owesHalfOfTheAgreedInterestWhenHalfOfThePrincipalIsLeft() {
        Account account = Account.opened(AccountFixture.agreement(seeds()));

        Account lowered = prepaid(account, inr(50_000_00), PaymentKind.REDUCE_EMI);
        Account shortened = prepaid(account, inr(50_000_00), PaymentKind.REDUCE_TENOR);

        assertThat(interest(lowered)).isEqualTo(inr(6_000_00));
        assertThat(lowered.installments()).hasSize(13);
        assertThat(lowered.emi()).isEqualTo(inr(4_666_66));
        assertThat(interest(shortened)).isEqualTo(inr(6_000_00));
        assertThat(shortened.installments()).hasSize(1 + 6);
        assertThat(shortened.emi()).isEqualTo(inr(9_333_33));
    }

    /** The interest of half of the year that was over by then is paid; of the other half, all but nothing is left to pay. */
    @Example
    void owesAllOfTheAgreedInterestWhenNextToNothingIsRepaidAhead() {
        Account halfYear = Account.opened(AccountFixture.agreement(seeds())).on(FIRST_DUE.plusMonths(5));

        assertThat(interest(prepaid(halfYear, inr(1), PaymentKind.REDUCE_EMI))).isEqualTo(inr(12_000_00));
        assertThat(interest(prepaid(halfYear, inr(1), PaymentKind.REDUCE_TENOR)))
                .isEqualTo(inr(12_000_00));
    }

    @Property(tries = 1000)
    void savesInterestInProportionToWhatIsRepaidAhead(
            @ForAll("flatTerms") Terms terms,
            @ForAll @IntRange(min = 0, max = 400) int day,
            @ForAll @IntRange(min = 0, max = 99) int percent,
            @ForAll @LongRange(min = 1, max = 10_000) long more,
            @ForAll("choices") PaymentKind kind) {
        Account account = Account.opened(AccountFixture.agreement(terms)).on(AccountFixture.day(day));
        long left =
                account.payoff().principal().minus(account.dues().principal()).minorUnits();
        if (left <= more) {
            return;
        }
        Money ahead = inr((left - more) * percent / 100);

        Money agreed = interest(account);
        Money less = ahead.isZero() ? agreed : interest(prepaid(account, ahead, kind));
        Money least = interest(prepaid(account, ahead.plus(inr(more)), kind));

        double perUnit = (double) agreed.minorUnits() / terms.principal().minorUnits();
        int roundings = terms.installments() + 2;
        assertThat(less).isLessThanOrEqualTo(agreed);
        assertThat(least).isLessThanOrEqualTo(less.plus(inr(1)));
        assertThat((double) less.minus(least).minorUnits()).isLessThanOrEqualTo(1.1 * more * perUnit + roundings);
    }

    @Provide
    Arbitrary<PaymentKind> choices() {
        return Arbitraries.of(PaymentKind.REDUCE_EMI, PaymentKind.REDUCE_TENOR);
    }

    @Provide
    Arbitrary<Terms> flatTerms() {
        Arbitrary<Conventions> conventions = Combinators.combine(
                        Arbitraries.of(DayCount.class), Arbitraries.of(Frequency.class), Arbitraries.of(Rounding.class))
                .as((dayCount, frequency, rounding) ->
                        new Conventions(InterestMethod.FLAT, dayCount, frequency, rounding));
        return Combinators.combine(
                        Arbitraries.longs().between(1_000_000, 1_000_000_000),
                        Arbitraries.integers().between(0, 3600),
                        Arbitraries.integers().between(1, 18),
                        conventions)
                .as((minor, hundredths, tenure, agreed) ->
                        new Terms(inr(minor), new AnnualRate(BigDecimal.valueOf(hundredths, 2)), tenure, agreed));
    }

    /** Beside what is due and the interest to the day. */
    private static Account prepaid(Account account, Money ahead, PaymentKind kind) {
        Parts payoff = account.payoff();
        Money amount = account.dues().principal().plus(payoff.interest()).plus(payoff.penalty());
        return account.pay(new Payment(1, account.today(), amount.plus(ahead), kind))
                .account();
    }

    /** All that was and will be asked for. */
    private static Money interest(Account account) {
        return account.installments().stream()
                .map(Installment::charged)
                .map(Parts::interest)
                .reduce(inr(0), Money::plus);
    }

    private static Terms seeds() {
        Conventions flat =
                new Conventions(InterestMethod.FLAT, DayCount.THIRTY_360, Frequency.MONTHLY, Rounding.HALF_EVEN);
        return new Terms(inr(100_000_00), AnnualRate.ofPercent("12.00"), 12, flat);
    }

    private static Money inr(long minorUnits) {
        return Money.ofMinor(minorUnits, Money.INR);
    }
}
