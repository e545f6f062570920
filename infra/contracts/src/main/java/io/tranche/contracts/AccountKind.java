package io.tranche.contracts;

/** Whose money an account holds. */
public enum AccountKind {
    /** A borrower's wallet. */
    CUSTOMER,
    /** An investor's wallet. */
    PROVIDER,
    /** The lender's own capital; exactly one per currency. */
    HOUSE
}
