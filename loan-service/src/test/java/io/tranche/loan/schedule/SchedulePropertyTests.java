package io.tranche.loan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.loan.schedule.LoanArbitraries.Drawn;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SchedulePropertyTests {

    @Property(tries = 1000)
    void repaysThePrincipalExactly(@ForAll("loans") Drawn loan) {
        List<ScheduledInstallment> rows = rows(loan);

        assertThat(sum(rows, ScheduledInstallment::principal))
                .isEqualTo(loan.terms().principal().plus(capitalised(loan, rows)));
        assertThat(rows.getLast().balance().isZero()).isTrue();
    }

    @Property(tries = 1000)
    void neverOwesLessThanNothingAndNeverMoreThanBefore(@ForAll("loans") Drawn loan) {
        List<ScheduledInstallment> rows = rows(loan);
        Money before = loan.terms().principal().plus(capitalised(loan, rows));
        for (ScheduledInstallment row : rows.subList(waiting(loan), rows.size())) {
            assertThat(row.principal().isNegative()).isFalse();
            assertThat(row.interest().isNegative()).isFalse();
            assertThat(row.balance().isNegative()).isFalse();
            assertThat(row.balance()).isEqualTo(before.minus(row.principal()));
            before = row.balance();
        }
    }

    @Property(tries = 500)
    void paysNoPrincipalInAMoratorium(@ForAll("loans") Drawn loan) {
        boolean paysInterest = loan.beginning().moratorium().kind() == Moratorium.Kind.INTEREST_ONLY;
        assertThat(rows(loan).subList(0, waiting(loan))).allSatisfy(row -> {
            assertThat(row.principal().isZero()).isTrue();
            assertThat(row.interest().isNegative()).isFalse();
            assertThat(row.interest().isZero() || paysInterest).isTrue();
        });
    }

    @Property(tries = 500)
    void fallsDueOneAfterTheOther(@ForAll("loans") Drawn loan) {
        List<ScheduledInstallment> rows = rows(loan);

        assertThat(rows).hasSize(loan.terms().installments());
        assertThat(rows).extracting(ScheduledInstallment::number).isSorted().startsWith(1);
        assertThat(rows).extracting(ScheduledInstallment::dueDate).isSorted().doesNotHaveDuplicates();
        assertThat(rows.getFirst().dueDate()).isAfter(loan.beginning().paidOut());
    }

    @Property(tries = 500)
    void costsNothingWithoutInterest(@ForAll("loans") Drawn loan) {
        Terms free = new Terms(
                loan.terms().principal(),
                AnnualRate.ofPercent("0.00"),
                loan.terms().tenureMonths(),
                loan.terms().conventions());

        Schedule schedule = Schedule.of(free, loan.beginning());

        assertThat(schedule.total()).isEqualTo(free.principal());
        assertThat(schedule.upFrontInterest().isZero()).isTrue();
    }

    /** Principal × rate × time, rounded once. */
    @Property(tries = 500)
    void asksFlatInterestForTheWholePrincipal(@ForAll("standardTerms") Terms terms) {
        Terms flat = new Terms(terms.principal(), terms.rate(), terms.tenureMonths(), TermsFixture.flat());
        BigDecimal interest = terms.principal()
                .toDecimal()
                .multiply(terms.rate().percent())
                .multiply(BigDecimal.valueOf(terms.tenureMonths()));

        Money total = Schedule.of(flat, LoanArbitraries.PAID_OUT).total();

        assertThat(total.minus(terms.principal()).toDecimal().subtract(Precise.divide(interest, 1200)))
                .isBetween(new BigDecimal("-0.005"), new BigDecimal("0.005"));
    }

    /**
     * The last installment differs by the roundings of all the others: half a unit for the EMI and half a unit for the
     * interest of each row, carried with interest to the end, and half a unit for its own.
     */
    @Property(tries = 500)
    void endsWithinTheRoundingOfTheOtherInstallments(@ForAll("standardTerms") Terms terms) {
        Schedule schedule = Schedule.of(terms, LoanArbitraries.PAID_OUT);
        double carried = terms.conventions().carriedRounding(terms.rate(), terms.tenureMonths());

        long difference = schedule.installments().getLast().amount().minorUnits()
                - schedule.emi().minorUnits();
        assertThat((double) Math.abs(difference)).isLessThanOrEqualTo(carried + 1);
    }

    @Property(tries = 500)
    void carriesNoMoreDigitsThanItReckonsWith(@ForAll("loans") Drawn loan) {
        Amortization exact = new Amortization(loan.terms(), loan.beginning(), Precise::digits);

        assertThat(exact.parts())
                .allSatisfy(part -> assertThat(part.balance().precision()).isLessThan(100))
                .allSatisfy(part -> assertThat(part.interest().scale()).isLessThan(100));
    }

    @Property(tries = 500)
    void staysWithinARupeeOfTheOthersForOrdinaryLoans(@ForAll("ordinaryTerms") Terms terms) {
        Schedule schedule = Schedule.of(terms, LoanArbitraries.PAID_OUT);

        assertThat(schedule.installments())
                .allSatisfy(row -> assertThat(Math.abs(
                                row.amount().minorUnits() - schedule.emi().minorUnits()))
                        .isLessThanOrEqualTo(100));
    }

    @Provide
    Arbitrary<Drawn> loans() {
        return LoanArbitraries.loans();
    }

    @Provide
    Arbitrary<Terms> standardTerms() {
        return LoanArbitraries.standardTerms(Arbitraries.longs().between(1, 50_000_000_000L), 6000, 600);
    }

    @Provide
    Arbitrary<Terms> ordinaryTerms() {
        return LoanArbitraries.standardTerms(Arbitraries.longs().between(100_000, 50_000_000), 3600, 60);
    }

    private static List<ScheduledInstallment> rows(Drawn loan) {
        return Schedule.of(loan.terms(), loan.beginning()).installments();
    }

    private static int waiting(Drawn loan) {
        return loan.beginning().moratorium().installments();
    }

    private static Money capitalised(Drawn loan, List<ScheduledInstallment> rows) {
        return waiting(loan) == 0
                ? Money.zero(loan.terms().principal().currency())
                : rows.get(waiting(loan) - 1).balance().minus(loan.terms().principal());
    }

    private static Money sum(List<ScheduledInstallment> rows, Function<ScheduledInstallment, Money> part) {
        return rows.stream().map(part).reduce(Money::plus).orElseThrow();
    }
}
