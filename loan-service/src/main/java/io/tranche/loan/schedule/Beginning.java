package io.tranche.loan.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a loan starts.
 *
 * @param paidOut the day from which interest is reckoned
 * @param firstDue the first due date; null for one period after the payout
 */
public record Beginning(
        LocalDate paidOut, @Nullable LocalDate firstDue, BrokenPeriod brokenPeriod, Moratorium moratorium) {

    public Beginning {
        if (firstDue != null && (!firstDue.isAfter(paidOut) || firstDue.isAfter(lastFirstDue(paidOut)))) {
            throw new IllegalArgumentException("Paid out on %s, but first due on %s".formatted(paidOut, firstDue));
        }
    }

    /** One regular period after the other, with principal in each. */
    public static Beginning on(LocalDate paidOut) {
        return new Beginning(paidOut, null, BrokenPeriod.FIRST_INSTALLMENT, Moratorium.NONE);
    }

    /** The latest day on which the first installment may fall due. */
    public static LocalDate lastFirstDue(LocalDate paidOut) {
        return paidOut.plusYears(1);
    }
}
