package io.tranche.wallet.disbursement;

import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one loan's disbursement.
 *
 * @param reason why it was declined, else null
 * @param payout what was paid out, even if it came back since; null when nothing ever moved
 */
record Disbursement(
        long loanId,
        DisbursementStatus status,
        @Nullable RefusalReason reason,
        @Nullable Payout payout) {

    static Disbursement disbursed(long loanId, Payout payout) {
        return new Disbursement(loanId, DisbursementStatus.DISBURSED, null, payout);
    }

    static Disbursement declined(long loanId, RefusalReason reason) {
        return new Disbursement(loanId, DisbursementStatus.DECLINED, reason, null);
    }

    static Disbursement cancelled(long loanId) {
        return new Disbursement(loanId, DisbursementStatus.CANCELLED, null, null);
    }

    Disbursement reversed() {
        if (!status.mayBecome(DisbursementStatus.REVERSED)) {
            throw new IllegalStateException("Disbursement of loan %d is %s".formatted(loanId, status));
        }
        return new Disbursement(loanId, DisbursementStatus.REVERSED, null, payout);
    }

    /** The answer to a request to disburse, the first time and every other time. */
    WalletEvent answer() {
        if (status == DisbursementStatus.DISBURSED && payout != null) {
            return new LoanDisbursed(loanId, payout.borrower().value(), payout.principal(), payout.allocations());
        }
        return new DisbursementDeclined(loanId, reason == null ? RefusalReason.CANCELLED : reason);
    }

    /** The answer to a request to reverse it, once no money of it is with the borrower. */
    DisbursementReversed reversalAnswer() {
        return payout == null
                ? new DisbursementReversed(loanId, null, null, List.of())
                : new DisbursementReversed(loanId, payout.borrower().value(), payout.principal(), payout.allocations());
    }
}
