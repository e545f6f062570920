package io.tranche.web.json;

import io.tranche.contracts.Money;
import io.tranche.web.json.Decimals.UnreadableNumber;
import java.math.BigDecimal;

/** Decimal text to rupees and paisa. */
final class Rupees {

    /** Far above any loan, far below what a sum of many amounts could overflow. */
    private static final BigDecimal MAX = new BigDecimal("999999999999.99");

    private Rupees() {}

    static Money parse(String text) {
        BigDecimal amount = Decimals.parse(text);
        if (amount.scale() > Money.INR.getDefaultFractionDigits()) {
            throw new UnreadableNumber("must have at most two decimals");
        }
        if (amount.abs().compareTo(MAX) > 0) {
            throw new UnreadableNumber("must be at most " + MAX.toPlainString());
        }
        return Money.of(amount, Money.INR);
    }

    static Amount parseAmount(String text) {
        return new Amount(parse(text));
    }
}
