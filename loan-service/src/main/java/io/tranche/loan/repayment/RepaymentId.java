package io.tranche.loan.repayment;

/** The number under which people know a repayment. */
record RepaymentId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
