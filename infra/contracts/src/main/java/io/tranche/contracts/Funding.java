package io.tranche.contracts;

import org.jspecify.annotations.Nullable;

/**
 * How a loan is funded.
 *
 * @param houseAllowed whether the house lends what providers do not
 * @param creditScore of the borrower; null where none is known
 */
public record Funding(
        FundingPolicy policy,
        boolean houseAllowed,
        FundingShortfall shortfall,
        @Nullable Integer creditScore) {}
