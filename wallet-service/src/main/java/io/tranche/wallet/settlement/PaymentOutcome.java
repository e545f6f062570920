package io.tranche.wallet.settlement;

/** What the payment provider says to an order. */
enum PaymentOutcome {
    ACCEPTED,
    DECLINED,
    /** Not known yet, as when the provider cannot be reached: to be asked again with the same reference. */
    PENDING
}
