package io.tranche.loan;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.contracts.WalletEvent.DisbursementQueued;
import io.tranche.contracts.WalletEvent.DisbursementReversalFailed;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentDebitFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefundFailed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link FakeWallet} says. Borrowers' accounts have the numbers of the borrowers. */
final class FakeAnswers {

    private FakeAnswers() {}

    /** Whether it is the same however often somebody asks. */
    static boolean stands(WalletEvent answer) {
        return switch (answer) {
            case DisbursementQueued _, DisbursementReversalFailed _, RepaymentRefundFailed _ -> false;
            default -> true;
        };
    }

    static WalletEvent paid(DisbursementRequested request, List<AccountShare> allocations) {
        return new LoanDisbursed(
                request.loanId(), request.borrowerId(), request.principal(), allocations, request.fee());
    }

    static Money net(Money principal, @Nullable Money fee) {
        return fee == null ? principal : principal.minus(fee);
    }

    static WalletEvent queued(DisbursementRequested request) {
        return new DisbursementQueued(request.loanId(), Instant.parse("2026-01-27T10:00:00Z"));
    }

    static WalletEvent reversed(LoanDisbursed paid) {
        return new DisbursementReversed(
                paid.loanId(), paid.borrowerAccountId(), paid.principal(), paid.allocations(), paid.fee());
    }

    static WalletEvent collected(RepaymentRequested request) {
        return new RepaymentCollected(
                request.repaymentId(), request.loanId(), request.borrowerId(), request.amount(), request.shares());
    }

    static WalletEvent refused(RepaymentRequested request, RefusalReason reason) {
        return new RepaymentDebitFailed(request.repaymentId(), request.loanId(), reason);
    }

    static WalletEvent notRefunded(RepaymentRefundRequested request) {
        return new RepaymentRefundFailed(request.repaymentId(), request.loanId(), RefusalReason.INSUFFICIENT_BALANCE);
    }
}
