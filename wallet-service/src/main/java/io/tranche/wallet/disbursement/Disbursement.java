package io.tranche.wallet.disbursement;

import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementQueued;
import io.tranche.contracts.WalletEvent.DisbursementReversalFailed;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one loan's disbursement.
 *
 * @param reason why it was declined, else null
 * @param payout what was paid out, even if it came back since; null when nothing ever moved
 * @param waiting what it waits with for funds, else null
 */
record Disbursement(
        long loanId,
        DisbursementStatus status,
        @Nullable RefusalReason reason,
        @Nullable Payout payout,
        @Nullable Waiting waiting) {

    static Disbursement disbursed(long loanId, Payout payout) {
        return new Disbursement(loanId, DisbursementStatus.DISBURSED, null, payout, null);
    }

    static Disbursement declined(long loanId, RefusalReason reason) {
        return new Disbursement(loanId, DisbursementStatus.DECLINED, reason, null, null);
    }

    static Disbursement cancelled(long loanId) {
        return new Disbursement(loanId, DisbursementStatus.CANCELLED, null, null, null);
    }

    static Disbursement queued(Waiting waiting) {
        return new Disbursement(waiting.loanId(), DisbursementStatus.QUEUED, null, null, waiting);
    }

    Disbursement paid(Payout paidOut) {
        return new Disbursement(loanId, status.to(DisbursementStatus.DISBURSED), null, paidOut, null);
    }

    /** Nobody has funded it in time. */
    Disbursement expired() {
        return new Disbursement(
                loanId, status.to(DisbursementStatus.DECLINED), RefusalReason.INSUFFICIENT_FUNDS, null, null);
    }

    /** It waits no more, because it is called off. */
    Disbursement withdrawn() {
        return new Disbursement(loanId, status.to(DisbursementStatus.CANCELLED), null, null, null);
    }

    Disbursement reversed() {
        return new Disbursement(loanId, status.to(DisbursementStatus.REVERSED), null, payout, null);
    }

    /** It cannot be had back. */
    Disbursement kept() {
        return new Disbursement(loanId, status.to(DisbursementStatus.KEPT), null, payout, null);
    }

    /** The answer to a request to disburse, the first time and every other time. */
    WalletEvent answer() {
        return switch (status) {
            case QUEUED ->
                new DisbursementQueued(loanId, Objects.requireNonNull(waiting).expiresAt());
            case DISBURSED, KEPT -> disbursed(Objects.requireNonNull(payout));
            case DECLINED, CANCELLED, REVERSED ->
                new DisbursementDeclined(loanId, reason == null ? RefusalReason.CANCELLED : reason);
        };
    }

    private LoanDisbursed disbursed(Payout paidOut) {
        return new LoanDisbursed(
                loanId, paidOut.borrower().value(), paidOut.principal(), paidOut.allocations(), paidOut.fee());
    }

    /** The answer to a request to reverse it, the first time and every other time. */
    WalletEvent reversalAnswer() {
        if (status == DisbursementStatus.KEPT) {
            return new DisbursementReversalFailed(loanId, RefusalReason.INSUFFICIENT_BALANCE);
        }
        return payout == null
                ? new DisbursementReversed(loanId, null, null, List.of())
                : new DisbursementReversed(
                        loanId, payout.borrower().value(), payout.principal(), payout.allocations(), payout.fee());
    }
}
