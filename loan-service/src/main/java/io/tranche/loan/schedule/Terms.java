package io.tranche.loan.schedule;

import io.tranche.contracts.Money;

/** What was agreed: an amount, a rate, and a number of monthly installments. */
public record Terms(Money principal, AnnualRate rate, int tenureMonths) {

    public static final int TENURE_MONTHS_MAX = 600;

    public Terms {
        if (!principal.isPositive()) {
            throw new IllegalArgumentException("Nothing is lent: " + principal);
        }
        if (tenureMonths < 1 || tenureMonths > TENURE_MONTHS_MAX) {
            throw new IllegalArgumentException("No such tenure: " + tenureMonths);
        }
    }
}
