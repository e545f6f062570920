package io.tranche.web.json;

import io.tranche.contracts.Money;

/**
 * An amount in a request: positive rupees with at most two decimals, written as a JSON number or as text. Declare the field
 * {@code @NotNull}; whatever else is wrong with it is refused while the body is read, with the name of the field.
 */
public record Amount(Money money) {

    public Amount {
        if (!money.isPositive()) {
            throw new IllegalArgumentException("must be positive");
        }
    }

    @Override
    public String toString() {
        return money.toString();
    }
}
