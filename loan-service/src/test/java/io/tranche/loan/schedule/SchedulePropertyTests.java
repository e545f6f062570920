package io.tranche.loan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SchedulePropertyTests {

    private static final LocalDate FROM = LocalDate.of(2026, 1, 20);

    @Property(tries = 500)
    void repaysThePrincipalExactly(@ForAll("anyTerms") Terms terms) {
        Schedule schedule = Schedule.of(terms, FROM);

        assertThat(sum(schedule.installments(), true)).isEqualTo(terms.principal());
        assertThat(schedule.installments().getLast().balance().isZero()).isTrue();
        assertThat(schedule.total()).isEqualTo(terms.principal().plus(sum(schedule.installments(), false)));
    }

    @Property(tries = 500)
    void neverOwesLessThanNothingAndNeverMoreThanBefore(@ForAll("anyTerms") Terms terms) {
        Money before = terms.principal();
        for (ScheduledInstallment row : Schedule.of(terms, FROM).installments()) {
            assertThat(row.principal().isNegative()).isFalse();
            assertThat(row.interest().isNegative()).isFalse();
            assertThat(row.balance().isNegative()).isFalse();
            assertThat(row.balance()).isEqualTo(before.minus(row.principal()));
            before = row.balance();
        }
    }

    /**
     * The last installment differs by the roundings of all the others: half a unit for the EMI and half a unit for the
     * interest of each row, carried with interest to the end, and half a unit for its own.
     */
    @Property(tries = 500)
    void endsWithinTheRoundingOfTheOtherInstallments(@ForAll("anyTerms") Terms terms) {
        Schedule schedule = Schedule.of(terms, FROM);
        double rate = terms.rate().monthly().doubleValue();
        int others = terms.tenureMonths();
        double carried = rate == 0 ? others : (Math.pow(1 + rate, others) - 1) / rate;

        long difference = schedule.installments().getLast().amount().minorUnits()
                - Schedule.emi(terms).minorUnits();
        assertThat((double) Math.abs(difference)).isLessThanOrEqualTo(carried + 1);
    }

    @Property(tries = 500)
    void staysWithinARupeeOfTheOthersForOrdinaryLoans(@ForAll("ordinaryTerms") Terms terms) {
        List<ScheduledInstallment> rows = Schedule.of(terms, FROM).installments();

        long difference =
                rows.getLast().amount().minorUnits() - rows.getFirst().amount().minorUnits();
        assertThat(Math.abs(difference)).isLessThanOrEqualTo(100);
    }

    @Provide
    Arbitrary<Terms> anyTerms() {
        return terms(Arbitraries.longs().between(1, 50_000_000_000L), 6000, 600);
    }

    @Provide
    Arbitrary<Terms> ordinaryTerms() {
        return terms(Arbitraries.longs().between(100_000, 50_000_000), 3600, 60);
    }

    private static Arbitrary<Terms> terms(Arbitrary<Long> principal, int ratePercentMaxTimesHundred, int tenureMax) {
        return Combinators.combine(
                        principal.map(minor -> Money.ofMinor(minor, Money.INR)),
                        Arbitraries.integers()
                                .between(0, ratePercentMaxTimesHundred)
                                .map(hundredths -> new AnnualRate(BigDecimal.valueOf(hundredths, 2))),
                        Arbitraries.integers().between(1, tenureMax))
                .as(Terms::new);
    }

    private static Money sum(List<ScheduledInstallment> rows, boolean ofPrincipal) {
        return rows.stream()
                .map(row -> ofPrincipal ? row.principal() : row.interest())
                .reduce(Money.zero(Money.INR), Money::plus);
    }
}
