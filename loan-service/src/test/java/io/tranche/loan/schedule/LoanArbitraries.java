package io.tranche.loan.schedule;

import io.tranche.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Loans as nobody would think of them. */
final class LoanArbitraries {

    static final LocalDate PAID_OUT = LocalDate.of(2026, 1, 20);

    private static final int DAYS_TO_FIRST_DUE_MAX = 365;

    private LoanArbitraries() {}

    record Drawn(Terms terms, Beginning beginning) {}

    /** By the standard conventions, in rupees. */
    static Arbitrary<Terms> standardTerms(Arbitrary<Long> principal, int ratePercentMaxTimesHundred, int tenureMax) {
        return Combinators.combine(
                        principal.map(minor -> Money.ofMinor(minor, Money.INR)),
                        rates(ratePercentMaxTimesHundred),
                        Arbitraries.integers().between(1, tenureMax))
                .as((amount, rate, tenure) -> new Terms(amount, rate, tenure));
    }

    /** Whatever can be agreed. */
    static Arbitrary<Drawn> loans() {
        return conventions()
                .flatMap(conventions -> terms(conventions)
                        .flatMap(terms -> beginnings(terms).map(beginning -> new Drawn(terms, beginning))));
    }

    static Arbitrary<Conventions> conventions() {
        return Combinators.combine(
                        Arbitraries.of(InterestMethod.class),
                        Arbitraries.of(DayCount.class),
                        Arbitraries.of(Frequency.class),
                        Arbitraries.of(Rounding.class))
                .as(Conventions::new);
    }

    static Arbitrary<Terms> terms(Conventions conventions) {
        int tenureMax = Terms.INSTALLMENTS_MAX * 12 / conventions.frequency().periodsPerYear();
        return Combinators.combine(
                        Arbitraries.longs().between(1, 100_000_000_000L),
                        Arbitraries.of("JPY", "INR", "KWD").map(Currency::getInstance),
                        rates(6000),
                        Arbitraries.integers().between(1, tenureMax))
                .as((minor, currency, rate, tenure) ->
                        new Terms(Money.ofMinor(minor, currency), rate, tenure, conventions));
    }

    static Arbitrary<Beginning> beginnings(Terms terms) {
        return Combinators.combine(
                        Arbitraries.integers()
                                .between(1, DAYS_TO_FIRST_DUE_MAX)
                                .map(PAID_OUT::plusDays)
                                .injectNull(0.3),
                        Arbitraries.of(BrokenPeriod.class),
                        Arbitraries.integers().between(0, Math.min(24, terms.installments() - 1)),
                        Arbitraries.of(Moratorium.Kind.class))
                .as((firstDue, broken, installments, kind) ->
                        new Beginning(PAID_OUT, firstDue, broken, new Moratorium(installments, kind)));
    }

    private static Arbitrary<AnnualRate> rates(int percentMaxTimesHundred) {
        return Arbitraries.integers()
                .between(0, percentMaxTimesHundred)
                .map(hundredths -> new AnnualRate(BigDecimal.valueOf(hundredths, 2)));
    }
}
