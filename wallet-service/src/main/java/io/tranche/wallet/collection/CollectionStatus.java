package io.tranche.wallet.collection;

/** What became of a repayment's collection. */
enum CollectionStatus {
    COLLECTED,
    /** Refused for good, so that a repeated request cannot take money which loan-service no longer expects. */
    REFUSED,
    /** Its refund was asked for before it was; a late request is refused. */
    CANCELLED,
    REFUNDED;

    boolean mayBecome(CollectionStatus next) {
        return this == COLLECTED && next == REFUNDED;
    }
}
