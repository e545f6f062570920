package io.tranche.loan.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The simple annual return on lent money while it was out: (interest + penalties earned − platform fee − principal lost) × 365 / Σ (principal out × days out).
 * Days are business days of the bank, so principal that came back on the day it was lent was never out.
 */
final class Yield {

    private static final BigDecimal DAYS_OF_YEAR = BigDecimal.valueOf(365);
    private static final int PERCENT_DECIMALS = 2;

    private Yield() {}

    /**
     * @param outMinorDays the sum, of minor units
     * @return in percent with two decimals; null if nothing was ever out for a day
     */
    static @Nullable String of(BigDecimal earnedMinor, BigDecimal outMinorDays) {
        return outMinorDays.signum() == 0
                ? null
                : earnedMinor
                        .multiply(DAYS_OF_YEAR)
                        .movePointRight(PERCENT_DECIMALS)
                        .divide(outMinorDays, PERCENT_DECIMALS, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }
}
