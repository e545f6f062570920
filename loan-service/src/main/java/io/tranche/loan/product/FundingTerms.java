package io.tranche.loan.product;

/**
 * Where the money of a loan comes from.
 *
 * @param houseAllowed whether the house lends what providers do not
 */
public record FundingTerms(Policy policy, boolean houseAllowed, Shortfall shortfall) {

    /** How a loan is divided among the providers who could fund it. */
    public enum Policy {
        /** By what each has available. */
        PRO_RATA,
        /** Who added funds first lends first. */
        FIRST_IN_FIRST_OUT
    }

    /** What becomes of a loan that cannot be funded. */
    public enum Shortfall {
        QUEUE,
        REJECT
    }
}
