package io.tranche.loan.schedule;

/** On what the interest is reckoned. */
public enum InterestMethod {
    /** On the principal that is still owed. */
    REDUCING_BALANCE,
    /** On the whole principal for the whole time, in equal parts. */
    FLAT
}
