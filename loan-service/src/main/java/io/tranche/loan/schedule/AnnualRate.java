package io.tranche.loan.schedule;

import java.math.BigDecimal;

/** A nominal yearly interest rate in percent, with two decimals: {@code 12.00}. Never negative. */
public record AnnualRate(BigDecimal percent) implements Comparable<AnnualRate> {

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

    /** Of one: 0.12 for 12 percent. */
    BigDecimal fraction() {
        return percent.movePointLeft(2);
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
