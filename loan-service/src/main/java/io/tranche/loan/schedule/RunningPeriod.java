package io.tranche.loan.schedule;

import io.tranche.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A regular period of a loan, looked at in the middle. What interest has accrued of it and what is still to come add up to the
 * interest of the whole, whatever the day.
 *
 * @param begun the due date before it, or the payout
 */
public record RunningPeriod(Terms terms, LocalDate begun, LocalDate due) {

    /**
     * Interest from one day to another: on the balance, or with a flat rate the part of what falls due for the period.
     *
     * @param charged what falls due for the rest of the period from {@code from} on; never more accrues
     */
    public Money accrued(Money balance, Money charged, LocalDate from, LocalDate to) {
        BigDecimal years = yearsUntil(to).subtract(yearsUntil(from));
        if (years.signum() <= 0) {
            return Money.zero(balance.currency());
        }
        return switch (terms.conventions().method()) {
            case REDUCING_BALANCE -> interest(balance, years).min(charged);
            case FLAT -> money(Precise.divide(Precise.multiply(charged.toDecimal(), years), yearsAfter(from)));
        };
    }

    BigDecimal yearsAfter(LocalDate day) {
        return whole().subtract(yearsUntil(day));
    }

    Money interest(Money balance, BigDecimal years) {
        return money(Precise.multiply(
                Precise.multiply(balance.toDecimal(), terms.rate().fraction()), years));
    }

    Money money(BigDecimal amount) {
        int decimals = terms.principal().currency().getDefaultFractionDigits();
        return Money.of(
                terms.conventions().rounding().round(amount, decimals),
                terms.principal().currency());
    }

    private BigDecimal yearsUntil(LocalDate day) {
        if (!day.isAfter(begun)) {
            return BigDecimal.ZERO;
        }
        return day.isBefore(due)
                ? terms.conventions().dayCount().yearsBetween(begun, day).min(whole())
                : whole();
    }

    private BigDecimal whole() {
        return terms.conventions().dayCount().yearsOfPeriod(terms.conventions().frequency(), begun, due);
    }
}
