package io.tranche.loan.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How an amount comes to whole minor units of its currency. */
public enum Rounding {
    HALF_EVEN(RoundingMode.HALF_EVEN),
    HALF_UP(RoundingMode.HALF_UP),
    UP(RoundingMode.UP),
    DOWN(RoundingMode.DOWN);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    BigDecimal round(BigDecimal amount, int decimals) {
        return Precise.withoutNoise(amount).setScale(decimals, mode);
    }
}
