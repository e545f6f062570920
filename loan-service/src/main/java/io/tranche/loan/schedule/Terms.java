package io.tranche.loan.schedule;

import io.tranche.contracts.Money;

/** What was agreed: an amount, a rate, how long, and how it is reckoned. */
public record Terms(Money principal, AnnualRate rate, int tenureMonths, Conventions conventions) {

    public static final int TENURE_MONTHS_MAX = 600;
    public static final int INSTALLMENTS_MAX = 600;

    public Terms {
        if (!principal.isPositive()) {
            throw new IllegalArgumentException("Nothing is lent: " + principal);
        }
        if (tenureMonths < 1 || tenureMonths > TENURE_MONTHS_MAX) {
            throw new IllegalArgumentException("No such tenure: " + tenureMonths);
        }
        if (conventions.frequency().installmentsIn(tenureMonths) > INSTALLMENTS_MAX) {
            throw new IllegalArgumentException(
                    "Too many installments: " + conventions.frequency() + ", " + tenureMonths);
        }
    }

    /** By {@link Conventions#STANDARD}. */
    public Terms(Money principal, AnnualRate rate, int tenureMonths) {
        this(principal, rate, tenureMonths, Conventions.STANDARD);
    }

    public int installments() {
        return conventions.frequency().installmentsIn(tenureMonths);
    }
}
