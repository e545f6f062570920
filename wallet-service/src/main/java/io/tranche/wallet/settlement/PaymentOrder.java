package io.tranche.wallet.settlement;

import io.tranche.contracts.Money;

/**
 * What the payment provider is asked to do.
 *
 * @param reference ours, unique: the provider acts once on it, however often it is asked
 */
record PaymentOrder(String reference, Money amount) {}
