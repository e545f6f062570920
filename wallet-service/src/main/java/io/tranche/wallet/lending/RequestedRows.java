package io.tranche.wallet.lending;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.UserId;
import io.tranche.wallet.collection.CollectionBatch;
import io.tranche.wallet.disbursement.DisbursementBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a batch of requests is about. */
record RequestedRows(
        Set<Long> loans,
        List<DisbursementRequested> disbursements,
        Set<Long> repayments,
        Map<UserId, AccountKind> borrowers,
        Set<AccountId> shareholders) {

    static RequestedRows of(List<ReceivedEvent> events) {
        RequestedRows rows = new RequestedRows(
                new HashSet<>(), new ArrayList<>(), new HashSet<>(), new HashMap<>(), new HashSet<>());
        for (ReceivedEvent received : events) {
            switch (received.event()) {
                case DisbursementRequested request -> {
                    rows.addLoan(request.loanId(), request.borrowerId());
                    rows.disbursements.add(request);
                }
                case DisbursementReversalRequested request -> rows.addLoan(request.loanId(), request.borrowerId());
                case RepaymentRequested request -> {
                    rows.addRepayment(request.repaymentId(), request.borrowerId());
                    request.shares().forEach(share -> rows.shareholders.add(new AccountId(share.accountId())));
                }
                case RepaymentRefundRequested request -> rows.addRepayment(request.repaymentId(), request.borrowerId());
                default -> throw new IllegalArgumentException("Not a request to wallet-service: " + received.event());
            }
        }
        return rows;
    }

    /** All accounts to lock apart from the borrowers'. */
    Set<AccountId> accounts(DisbursementBatch disbursing, CollectionBatch collecting) {
        Set<AccountId> accounts = new HashSet<>(shareholders);
        accounts.addAll(collecting.funders());
        if (!loans.isEmpty()) {
            accounts.addAll(disbursing.funders());
        }
        return accounts;
    }

    private void addLoan(long loanId, long borrowerId) {
        loans.add(loanId);
        borrowers.put(new UserId(borrowerId), AccountKind.CUSTOMER);
    }

    private void addRepayment(long repaymentId, long borrowerId) {
        repayments.add(repaymentId);
        borrowers.put(new UserId(borrowerId), AccountKind.CUSTOMER);
    }
}
