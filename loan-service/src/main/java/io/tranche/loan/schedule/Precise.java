package io.tranche.loan.schedule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Arithmetic between two roundings to money: 34 digits, of which the last few are noise. */
final class Precise {

    private static final MathContext DIGITS = MathContext.DECIMAL128;

    /** Far more decimals than any currency has, far fewer than the noise begins at. */
    private static final int DECIMALS_KEPT = 12;

    private Precise() {}

    /** Rounding keeps every decimal of a zero: taken on from row to row, thousands of them. */
    static BigDecimal multiply(BigDecimal one, BigDecimal other) {
        BigDecimal product = one.multiply(other, DIGITS);
        return product.signum() == 0 ? BigDecimal.ZERO : product;
    }

    static BigDecimal divide(BigDecimal one, BigDecimal other) {
        return one.divide(other, DIGITS);
    }

    static BigDecimal divide(BigDecimal one, int other) {
        return divide(one, BigDecimal.valueOf(other));
    }

    static BigDecimal digits(BigDecimal value) {
        return value.round(DIGITS);
    }

    /** A third of 3 times a third is not 1: without this, rounding up or down would make a whole unit of the difference. */
    static BigDecimal withoutNoise(BigDecimal value) {
        return value.setScale(DECIMALS_KEPT, RoundingMode.HALF_EVEN);
    }
}
