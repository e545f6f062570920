package io.tranche.wallet.settlement;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Moves no real money. Accepts every order but those over an amount that ends in {@code .13}. */
@Component
@ConditionalOnProperty(name = "tranche.wallet.payment-provider", havingValue = "simulated")
class SimulatedPaymentProvider implements PaymentProvider {

    private static final int MINOR_UNITS_PER_UNIT = 100;
    private static final int DECLINED_MINOR_UNITS = 13;

    @Override
    public PaymentOutcome charge(PaymentOrder order) {
        return decide(order);
    }

    @Override
    public PaymentOutcome payOut(PaymentOrder order) {
        return decide(order);
    }

    private static PaymentOutcome decide(PaymentOrder order) {
        return order.amount().minorUnits() % MINOR_UNITS_PER_UNIT == DECLINED_MINOR_UNITS
                ? PaymentOutcome.DECLINED
                : PaymentOutcome.ACCEPTED;
    }
}
