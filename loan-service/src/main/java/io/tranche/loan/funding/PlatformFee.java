package io.tranche.loan.funding;

import io.tranche.contracts.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the platform keeps of the interest that funders earn.
 *
 * @param percent from 0 to 100
 */
public record PlatformFee(BigDecimal percent) {

    static final PlatformFee NONE = new PlatformFee(BigDecimal.ZERO);

    private static final int TO_FRACTION = 2;

    public PlatformFee {
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("No part of the interest: " + percent);
        }
    }

    /** Of all interest so far: rounded down, so that it only grows, and never by more than the interest does. */
    Money of(Money interest) {
        BigDecimal minorUnits = percent.movePointLeft(TO_FRACTION).multiply(BigDecimal.valueOf(interest.minorUnits()));
        return Money.ofMinor(minorUnits.setScale(0, RoundingMode.DOWN).longValueExact(), interest.currency());
    }
}
