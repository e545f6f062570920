package io.tranche.contracts;

/** What becomes of a loan for which there is not enough money. */
public enum FundingShortfall {
    /** It waits until there is, but not for ever. */
    QUEUE,
    REJECT
}
