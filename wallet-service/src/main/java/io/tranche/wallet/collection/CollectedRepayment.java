package io.tranche.wallet.collection;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentDebitFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.wallet.account.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one repayment. The amount is zero, and there are no shares, when nothing was ever moved.
 *
 * @param reason why it was refused, else null
 */
record CollectedRepayment(
        long repaymentId,
        long loanId,
        CollectionStatus status,
        @Nullable RefusalReason reason,
        AccountId borrower,
        Money amount,
        List<AccountShare> shares) {

    static CollectedRepayment collected(RepaymentRequested request, AccountId borrower) {
        return new CollectedRepayment(
                request.repaymentId(),
                request.loanId(),
                CollectionStatus.COLLECTED,
                null,
                borrower,
                request.amount(),
                request.shares());
    }

    static CollectedRepayment refused(RepaymentRequested request, AccountId borrower, RefusalReason reason) {
        return new CollectedRepayment(
                request.repaymentId(),
                request.loanId(),
                CollectionStatus.REFUSED,
                reason,
                borrower,
                Money.zero(request.amount().currency()),
                List.of());
    }

    static CollectedRepayment cancelled(RepaymentRefundRequested request, AccountId borrower, Money nothing) {
        return new CollectedRepayment(
                request.repaymentId(),
                request.loanId(),
                CollectionStatus.CANCELLED,
                null,
                borrower,
                nothing,
                List.of());
    }

    CollectedRepayment refunded() {
        if (!status.mayBecome(CollectionStatus.REFUNDED)) {
            throw new IllegalStateException("Collection of repayment %d is %s".formatted(repaymentId, status));
        }
        return new CollectedRepayment(repaymentId, loanId, CollectionStatus.REFUNDED, reason, borrower, amount, shares);
    }

    /** The answer to a request to collect it, the first time and every other time. */
    WalletEvent answer() {
        return switch (status) {
            case COLLECTED -> new RepaymentCollected(repaymentId, loanId, borrower.value(), amount, shares);
            case REFUSED ->
                new RepaymentDebitFailed(repaymentId, loanId, reason == null ? RefusalReason.CANCELLED : reason);
            case CANCELLED, REFUNDED -> new RepaymentDebitFailed(repaymentId, loanId, RefusalReason.CANCELLED);
        };
    }

    /** The answer to a request to refund it, once no money of it is with the funders. */
    RepaymentRefunded refundAnswer() {
        return new RepaymentRefunded(repaymentId, loanId, borrower.value(), amount, shares);
    }
}
