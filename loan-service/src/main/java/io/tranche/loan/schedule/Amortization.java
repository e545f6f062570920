package io.tranche.loan.schedule;

import io.tranche.loan.schedule.Periods.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The arithmetic of a schedule. What is rounded, and to what, is the caller's choice: to money for the schedule itself, not at all
 * for the annual percentage rate.
 */
final class Amortization {

    /** What one installment pays, and the principal owed after it. */
    record Part(BigDecimal principal, BigDecimal interest, BigDecimal balance) {

        BigDecimal amount() {
            return principal.add(interest);
        }
    }

    private final BigDecimal rate;
    private final UnaryOperator<BigDecimal> rounding;
    private final List<Part> parts = new ArrayList<>();
    private final List<Period> periods;
    private final BigDecimal firstPeriod;
    private final BigDecimal upFront;
    private final BigDecimal level;
    private BigDecimal balance;

    Amortization(Terms terms, Beginning beginning, UnaryOperator<BigDecimal> rounding) {
        this.rate = terms.rate().fraction();
        this.rounding = rounding;
        this.balance = terms.principal().toDecimal();
        Periods calendar = Periods.of(terms, beginning);
        this.periods = calendar.all();
        this.firstPeriod = calendar.first();
        this.upFront = interest(balance, calendar.upFrontYears());
        Moratorium moratorium = beginning.moratorium();
        if (moratorium.installments() >= periods.size()) {
            throw new IllegalArgumentException("Nothing is left to repay in after " + moratorium);
        }
        periods.subList(0, moratorium.installments()).forEach(period -> wait(period, moratorium.kind()));
        List<Period> repaying = periods.subList(moratorium.installments(), periods.size());
        this.level = switch (terms.conventions().method()) {
            case REDUCING_BALANCE -> reduce(repaying);
            case FLAT -> flatten(repaying);
        };
    }

    /** The equal amount. */
    BigDecimal level() {
        return level;
    }

    /** Interest that is taken at the payout. */
    BigDecimal upFront() {
        return upFront;
    }

    /** One for each period. */
    List<Part> parts() {
        return Collections.unmodifiableList(parts);
    }

    List<Period> periods() {
        return periods;
    }

    /** How long the first period is, in regular ones. */
    BigDecimal firstPeriod() {
        return firstPeriod;
    }

    private void wait(Period period, Moratorium.Kind kind) {
        BigDecimal interest = interest(balance, period.interestYears());
        switch (kind) {
            case INTEREST_ONLY -> pay(BigDecimal.ZERO, interest);
            case CAPITALISED -> {
                balance = balance.add(interest);
                pay(BigDecimal.ZERO, BigDecimal.ZERO);
            }
        }
    }

    private BigDecimal reduce(List<Period> repaying) {
        BigDecimal equal = rounding.apply(annuity(repaying));
        for (Period period : repaying) {
            BigDecimal principal = equal.subtract(interest(balance, period.levelYears()));
            BigDecimal interest = interest(balance, period.interestYears());
            pay(period.equals(repaying.getLast()) ? balance : withinBalance(principal), interest);
        }
        return equal;
    }

    /**
     * What repays the balance in equal amounts over periods of any length: P·Π(1+rᵢ) / F, where F₁ = 1 and Fₖ = 1 + Fₖ₋₁·(1+rₖ).
     * With equal periods that is P·r·(1+r)ⁿ / ((1+r)ⁿ − 1), and without interest P / n.
     */
    private BigDecimal annuity(List<Period> repaying) {
        BigDecimal grown = balance;
        BigDecimal equalOnes = BigDecimal.ZERO;
        for (Period period : repaying) {
            BigDecimal growth = BigDecimal.ONE.add(Precise.multiply(rate, period.levelYears()));
            grown = Precise.multiply(grown, growth);
            equalOnes = Precise.multiply(equalOnes, growth).add(BigDecimal.ONE);
        }
        return Precise.divide(grown, equalOnes);
    }

    private BigDecimal flatten(List<Period> repaying) {
        BigDecimal lent = balance;
        BigDecimal years = repaying.stream().map(Period::levelYears).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal interestLeft = interest(lent, years);
        BigDecimal equal = rounding.apply(Precise.divide(lent.add(interestLeft), repaying.size()));
        BigDecimal equalInterest = rounding.apply(Precise.divide(interestLeft, repaying.size()));
        for (Period period : repaying) {
            boolean last = period.equals(repaying.getLast());
            BigDecimal interest = last ? interestLeft : equalInterest.min(interestLeft);
            interestLeft = interestLeft.subtract(interest);
            BigDecimal broken = period.interestYears().subtract(period.levelYears());
            BigDecimal principal = equal.subtract(interest);
            pay(
                    last ? balance : withinBalance(principal),
                    interest.add(interest(lent, broken)).max(BigDecimal.ZERO));
        }
        return equal;
    }

    /** An uneven period may bear more interest than the equal amount; and what is rounded up is repaid early. */
    private BigDecimal withinBalance(BigDecimal principal) {
        return principal.max(BigDecimal.ZERO).min(balance);
    }

    private void pay(BigDecimal principal, BigDecimal interest) {
        balance = balance.subtract(principal);
        parts.add(new Part(principal, interest, balance));
    }

    private BigDecimal interest(BigDecimal on, BigDecimal years) {
        return rounding.apply(Precise.multiply(Precise.multiply(on, rate), years));
    }
}
