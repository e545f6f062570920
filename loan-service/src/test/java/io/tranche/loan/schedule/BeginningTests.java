package io.tranche.loan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 100,000 at 12 % in twelve months of thirty days, begun in different ways. */
class BeginningTests {

    private static final Terms TERMS = TermsFixture.ordinary(Conventions.STANDARD);
    private static final LocalDate JANUARY_5 = LocalDate.of(2026, 1, 5);
    private static final LocalDate FEBRUARY_20 = LocalDate.of(2026, 2, 20);

    @Test
    void addsTheInterestOfALongFirstPeriodToTheFirstInstallment() {
        Schedule schedule = schedule(JANUARY_5, BrokenPeriod.FIRST_INSTALLMENT);

        assertThat(schedule.emi()).isEqualTo(Money.inr("8884.88"));
        assertThat(amounts(schedule).getFirst()).isEqualTo("9384.88");
        assertThat(amounts(schedule).subList(1, 11)).containsOnly("8884.88");
        assertThat(schedule.total()).isEqualTo(Money.inr("107118.53"));
        assertThat(schedule.installments())
                .extracting(ScheduledInstallment::dueDate)
                .startsWith(FEBRUARY_20, LocalDate.of(2026, 3, 20))
                .endsWith(LocalDate.of(2027, 1, 20));
    }

    @Test
    void spreadsTheInterestOfALongFirstPeriod() {
        Schedule schedule = schedule(JANUARY_5, BrokenPeriod.SPREAD);

        assertThat(amounts(schedule).subList(0, 11)).containsOnly("8928.86");
        assertThat(schedule.installments().getFirst().interest()).isEqualTo(Money.inr("1500.00"));
    }

    @Test
    void takesTheInterestOfALongFirstPeriodUpFront() {
        Schedule schedule = schedule(JANUARY_5, BrokenPeriod.UP_FRONT);

        assertThat(schedule.upFrontInterest()).isEqualTo(Money.inr("500.00"));
        assertThat(schedule.total()).isEqualTo(Money.inr("106618.53"));
    }

    @ParameterizedTest
    @CsvSource({"FIRST_INSTALLMENT, 8518.21", "UP_FRONT, 8518.21", "SPREAD, 8852.62"})
    void asksLessInterestForAShortFirstPeriod(BrokenPeriod broken, String first) {
        Schedule schedule = schedule(LocalDate.of(2026, 2, 1), broken);

        assertThat(amounts(schedule).getFirst()).isEqualTo(first);
        assertThat(schedule.installments().getFirst().interest()).isEqualTo(Money.inr("633.33"));
        assertThat(schedule.upFrontInterest().isZero()).isTrue();
    }

    @Test
    void takesAFirstDueDateThatIsRegularAsNone() {
        LocalDate lastOfJanuary = LocalDate.of(2026, 1, 31);
        Beginning named = new Beginning(
                lastOfJanuary, LocalDate.of(2026, 2, 28), BrokenPeriod.FIRST_INSTALLMENT, Moratorium.NONE);

        assertThat(Schedule.of(TERMS, named)).isEqualTo(Schedule.of(TERMS, lastOfJanuary));
    }

    @Test
    void addsTheInterestOfALongFirstPeriodToAFlatInstallment() {
        Schedule schedule = Schedule.of(
                TermsFixture.ordinary(TermsFixture.flat()), beginning(JANUARY_5, BrokenPeriod.FIRST_INSTALLMENT));

        assertThat(amounts(schedule)).startsWith("9833.33", "9333.33").endsWith("9333.37");
        assertThat(schedule.total()).isEqualTo(Money.inr("112500.00"));
    }

    @Test
    void paysOnlyInterestInAMoratorium() {
        Schedule schedule = moratorium(3, Moratorium.Kind.INTEREST_ONLY);

        assertThat(schedule.emi()).isEqualTo(Money.inr("11674.04"));
        assertThat(amounts(schedule).subList(0, 4)).containsExactly("1000.00", "1000.00", "1000.00", "11674.04");
        assertThat(schedule.installments().get(2).balance()).isEqualTo(TERMS.principal());
        assertThat(schedule.installments()).hasSize(12);
    }

    @Test
    void addsTheInterestOfAMoratoriumToWhatIsOwed() {
        Schedule schedule = moratorium(3, Moratorium.Kind.CAPITALISED);

        assertThat(amounts(schedule).subList(0, 4)).containsExactly("0.00", "0.00", "0.00", "12027.77");
        assertThat(schedule.installments())
                .extracting(row -> row.balance().toString())
                .startsWith("101000.00", "102010.00", "103030.10");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-05", "2026-01-04", "2027-01-06"})
    void refusesAFirstDueDateThatDoesNotFollowThePayoutWithinAYear(LocalDate firstDue) {
        assertThatThrownBy(() -> new Beginning(JANUARY_5, firstDue, BrokenPeriod.FIRST_INSTALLMENT, Moratorium.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAMoratoriumThatLeavesNothingToRepayIn() {
        assertThatThrownBy(() -> moratorium(12, Moratorium.Kind.CAPITALISED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Moratorium(-1, Moratorium.Kind.CAPITALISED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Schedule schedule(LocalDate paidOut, BrokenPeriod broken) {
        return Schedule.of(TERMS, beginning(paidOut, broken));
    }

    private static Beginning beginning(LocalDate paidOut, BrokenPeriod broken) {
        return new Beginning(paidOut, FEBRUARY_20, broken, Moratorium.NONE);
    }

    private static Schedule moratorium(int installments, Moratorium.Kind kind) {
        return Schedule.of(
                TERMS,
                new Beginning(JANUARY_5, null, BrokenPeriod.FIRST_INSTALLMENT, new Moratorium(installments, kind)));
    }

    private static List<String> amounts(Schedule schedule) {
        return schedule.installments().stream()
                .map(row -> row.amount().toString())
                .toList();
    }
}
