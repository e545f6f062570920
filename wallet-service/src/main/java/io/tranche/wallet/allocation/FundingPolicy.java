package io.tranche.wallet.allocation;

/** Whose funds a loan takes first. */
enum FundingPolicy {
    /** Everybody gives in proportion to what they have. */
    PRO_RATA,
    /** Whose money has been waiting longest gives all they can, then the next. */
    FIRST_IN_FIRST_OUT
}
