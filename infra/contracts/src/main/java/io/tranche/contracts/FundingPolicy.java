package io.tranche.contracts;

/** Whose funds a loan takes first. */
public enum FundingPolicy {
    /** Everybody gives in proportion to what they have. */
    PRO_RATA,
    /** The money that came first goes first, whosever it is. */
    FIRST_IN_FIRST_OUT
}
