package io.tranche.loan.schedule;

/** Where the interest goes of a first period that is longer than the others. A shorter one always has less interest. */
public enum BrokenPeriod {
    /** The first installment has it on top. */
    FIRST_INSTALLMENT,
    /** All installments are equal, and a little higher. */
    SPREAD,
    /** It is taken from the money that is paid out. */
    UP_FRONT
}
