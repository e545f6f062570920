package io.tranche.wallet.disbursement;

/** What became of a loan's disbursement. */
enum DisbursementStatus {
    DISBURSED,
    /** Refused for good, so that a repeated request cannot pay out a loan which loan-service has rejected. */
    DECLINED,
    /** Withdrawn before it was carried out; a late request is declined. */
    CANCELLED,
    REVERSED;

    boolean mayBecome(DisbursementStatus next) {
        return this == DISBURSED && next == REVERSED;
    }
}
