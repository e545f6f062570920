package io.tranche.contracts;

/** Why wallet-service did not move money. */
public enum RefusalReason {
    /** The account to debit holds less than the amount. */
    INSUFFICIENT_BALANCE,
    /** The amount is more than the loan can take. */
    EXCEEDS_OUTSTANDING,
    /** Providers and house together cannot fund the loan. */
    INSUFFICIENT_FUNDS,
    /** The owner of the saga withdrew the request before it was carried out. */
    CANCELLED
}
