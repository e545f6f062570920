package io.tranche.loan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTests {

    private static final LocalDate JANUARY_31 = LocalDate.of(2026, 1, 31);

    @Test
    void dividesTheSeedLoanIntoTwelveInstallments() {
        Schedule schedule = Schedule.of(terms("100000.00", "12.00", 12), JANUARY_31);

        assertThat(schedule.installments()).hasSize(12);
        assertThat(schedule.installments().subList(0, 11))
                .allSatisfy(row -> assertThat(row.amount()).isEqualTo(Money.inr("8884.88")));
        assertThat(schedule.installments().getFirst().interest()).isEqualTo(Money.inr("1000.00"));
        assertThat(schedule.installments().getFirst().balance()).isEqualTo(Money.inr("92115.12"));
        assertThat(schedule.installments().getLast().amount()).isEqualTo(Money.inr("8884.85"));
        assertThat(schedule.total()).isEqualTo(Money.inr("106618.53"));
    }

    @Test
    void comesBackToTheDayOfTheMonthAfterAShortMonth() {
        assertThat(Schedule.of(terms("1000.00", "12.00", 4), JANUARY_31).installments())
                .extracting(ScheduledInstallment::dueDate)
                .containsExactly(
                        LocalDate.of(2026, 2, 28),
                        LocalDate.of(2026, 3, 31),
                        LocalDate.of(2026, 4, 30),
                        LocalDate.of(2026, 5, 31));
    }

    @Test
    void dividesEvenlyWithoutInterestAndLeavesTheRestToTheLast() {
        assertThat(Schedule.of(terms("100.00", "0.00", 3), JANUARY_31).installments())
                .extracting(ScheduledInstallment::amount)
                .containsExactly(Money.inr("33.33"), Money.inr("33.33"), Money.inr("33.34"));
    }

    @Test
    void paysASingleInstallmentWithOneMonthsInterest() {
        assertThat(Schedule.of(terms("1000.00", "12.00", 1), JANUARY_31).total())
                .isEqualTo(Money.inr("1010.00"));
    }

    @Test
    void reckonsTheDaysOfEachMonth() {
        Terms terms = TermsFixture.ordinary(TermsFixture.reducing(DayCount.ACTUAL_365, Frequency.MONTHLY));

        List<ScheduledInstallment> rows =
                Schedule.of(terms, LocalDate.of(2026, 1, 20)).installments();

        assertThat(rows.getFirst().interest()).isEqualTo(Money.inr("1019.18"));
        assertThat(rows.get(1).interest()).isLessThan(Money.inr("860.00"));
        assertThat(rows.subList(0, 11))
                .allSatisfy(row -> assertThat(row.amount()).isEqualTo(Money.inr("8882.56")));
    }

    @Test
    void weighsAPeriodThatCrossesIntoALeapYear() {
        Terms terms = TermsFixture.ordinary(TermsFixture.reducing(DayCount.ACTUAL_ACTUAL, Frequency.MONTHLY));

        assertThat(Schedule.of(terms, LocalDate.of(2023, 12, 20))
                        .installments()
                        .getFirst()
                        .interest())
                .isEqualTo(Money.inr("1017.47"));
    }

    @ParameterizedTest
    @CsvSource({"WEEKLY, 52, 2042.98, 2026-01-27, 2027-01-19", "FORTNIGHTLY, 26, 4090.40, 2026-02-03, 2027-01-19"})
    void fallsDueEveryWeekOrTwo(Frequency frequency, int installments, String emi, LocalDate first, LocalDate last) {
        Terms terms = TermsFixture.ordinary(TermsFixture.reducing(DayCount.THIRTY_360, frequency));

        Schedule schedule = Schedule.of(terms, LocalDate.of(2026, 1, 20));

        assertThat(schedule.emi()).isEqualTo(Money.inr(emi));
        assertThat(schedule.installments()).hasSize(installments);
        assertThat(schedule.installments().getFirst().dueDate()).isEqualTo(first);
        assertThat(schedule.installments().getLast().dueDate()).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({"HALF_EVEN, 8884.88", "HALF_UP, 8884.88", "UP, 8884.88", "DOWN, 8884.87"})
    void roundsAsAgreed(Rounding rounding, String emi) {
        assertThat(Schedule.of(TermsFixture.ordinary(TermsFixture.rounding(rounding)), JANUARY_31)
                        .emi())
                .isEqualTo(Money.inr(emi));
    }

    /** A twelfth of 10 % has no end: 1,000.00 must not become 1,000.01 or 999.99 by it. */
    @ParameterizedTest
    @EnumSource(Rounding.class)
    void roundsNothingThatIsRound(Rounding rounding) {
        Terms terms =
                new Terms(Money.inr("120000.00"), AnnualRate.ofPercent("10.00"), 12, TermsFixture.rounding(rounding));

        assertThat(Schedule.of(terms, JANUARY_31).installments().getFirst().interest())
                .isEqualTo(Money.inr("1000.00"));
    }

    @ParameterizedTest
    @CsvSource({"JPY, 100000, 8885", "USD, 100000.00, 8884.88", "KWD, 100000.000, 8884.879"})
    void comesToTheMinorUnitOfTheCurrency(Currency currency, BigDecimal principal, BigDecimal emi) {
        Terms terms = new Terms(Money.of(principal, currency), AnnualRate.ofPercent("12.00"), 12);

        Schedule schedule = Schedule.of(terms, JANUARY_31);

        assertThat(schedule.emi()).isEqualTo(Money.of(emi, currency));
        assertThat(schedule.installments().getLast().balance().isZero()).isTrue();
    }

    @Test
    void refusesTermsThatMakeNoLoan() {
        assertThatThrownBy(() -> terms("0.00", "12.00", 12)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms("1.00", "12.00", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms("1.00", "-0.01", 12)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Terms(
                        Money.inr("1.00"),
                        AnnualRate.ofPercent("1.00"),
                        139,
                        TermsFixture.reducing(DayCount.THIRTY_360, Frequency.WEEKLY)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AnnualRate.ofPercent("12.345")).isInstanceOf(ArithmeticException.class);
    }

    private static Terms terms(String principal, String rate, int tenureMonths) {
        return new Terms(Money.inr(principal), AnnualRate.ofPercent(rate), tenureMonths);
    }
}
