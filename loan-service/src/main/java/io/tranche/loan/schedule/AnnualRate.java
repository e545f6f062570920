package io.tranche.loan.schedule;

import java.math.BigDecimal;
import java.math.MathContext;

/** A nominal yearly interest rate in percent, with two decimals: {@code 12.00}. Never negative. */
public record AnnualRate(BigDecimal percent) implements Comparable<AnnualRate> {

    private static final BigDecimal MONTHS_TIMES_HUNDRED = BigDecimal.valueOf(1200);
    private static final int SCALE = 2;

    /** @throws ArithmeticException if it has more than two decimals */
    public AnnualRate {
        percent = percent.setScale(SCALE);
        if (percent.signum() < 0) {
            throw new IllegalArgumentException("An interest rate is not negative: " + percent);
        }
    }

    public static AnnualRate ofPercent(String percent) {
        return new AnnualRate(new BigDecimal(percent));
    }

    BigDecimal monthly() {
        return percent.divide(MONTHS_TIMES_HUNDRED, MathContext.DECIMAL128);
    }

    @Override
    public int compareTo(AnnualRate other) {
        return percent.compareTo(other.percent);
    }

    @Override
    public String toString() {
        return percent.toPlainString();
    }
}
