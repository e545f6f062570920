package io.tranche.loan.product;

import io.tranche.contracts.Money;

/** How much is lent for how long. */
public record Limits(Money principalMin, Money principalMax, int tenureMonthsMin, int tenureMonthsMax) {}
