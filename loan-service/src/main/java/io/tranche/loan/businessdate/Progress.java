package io.tranche.loan.businessdate;

/** What has come of a piece of work that belongs to a day. */
public enum Progress {
    /** There may be more to do. */
    MORE,
    /** There is, but not yet. */
    WAITING,
    DONE
}
