package io.tranche.contracts;

/** What a borrower counts as by the days past due of the worst loan, from good to bad. */
public enum AssetClass {
    STANDARD,
    /** Special mention account: something is past due. */
    SMA_0,
    /** More than 30 days. */
    SMA_1,
    /** More than 60 days. */
    SMA_2,
    /** More than 90 days. */
    NON_PERFORMING
}
