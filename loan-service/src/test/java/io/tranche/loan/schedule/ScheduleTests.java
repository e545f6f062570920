package io.tranche.loan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

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
    void refusesTermsThatMakeNoLoan() {
        assertThatThrownBy(() -> terms("0.00", "12.00", 12)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms("1.00", "12.00", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms("1.00", "-0.01", 12)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AnnualRate.ofPercent("12.345")).isInstanceOf(ArithmeticException.class);
    }

    private static Terms terms(String principal, String rate, int tenureMonths) {
        return new Terms(Money.inr(principal), AnnualRate.ofPercent(rate), tenureMonths);
    }
}
