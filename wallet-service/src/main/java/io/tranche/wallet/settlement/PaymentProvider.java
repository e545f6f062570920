package io.tranche.wallet.settlement;

/** Who moves money between people's banks and ours. Never called inside a transaction. */
interface PaymentProvider {

    /** Takes money from the customer's bank. */
    PaymentOutcome charge(PaymentOrder order);

    /** Sends money to the customer's bank. */
    PaymentOutcome payOut(PaymentOrder order);
}
