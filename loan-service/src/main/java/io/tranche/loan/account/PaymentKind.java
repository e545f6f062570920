package io.tranche.loan.account;

/** What a borrower wants done with what is left of a payment when the dues are paid. */
public enum PaymentKind {
    /** It pays the next installments in advance, their interest included. */
    INSTALLMENTS,
    /** It repays principal; the installments stay what they are, and end earlier. */
    REDUCE_TENOR,
    /** It repays principal; the installments get lower. */
    REDUCE_EMI,
    /** It repays everything. */
    FORECLOSURE;

    /** Whether the schedule is made anew. */
    public boolean reschedules() {
        return this != INSTALLMENTS;
    }
}
