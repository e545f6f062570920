package io.tranche.loan.product;

/** Which dues a payment pays first. Installments that are not due yet always come last, one after the other. */
public enum AllocationOrder {
    /** The oldest installment first, and of each the penalty, then the interest, then the principal. */
    INSTALLMENT_BY_INSTALLMENT,
    /** Penalty and interest of all installments that are due, and only then their principal; each oldest first. */
    DUE_INTEREST_FIRST
}
