package io.tranche.wallet.lending;

import static org.awaitility.Awaitility.await;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Event;
import io.tranche.contracts.Funding;
import io.tranche.contracts.FundingPolicy;
import io.tranche.contracts.FundingShortfall;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.LoanReply;
import io.tranche.testing.OutboxRows;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody with one loan, and what loan-service says about it. */
record Borrower(long userId, long loanId) {

    static Borrower withNewLoan() {
        return new Borrower(TestIds.next(), TestIds.next());
    }

    DisbursementRequested disbursement(String principal) {
        return new DisbursementRequested(loanId, userId, Money.inr(principal));
    }

    /** Which may wait for providers' funds; the house does not help. */
    DisbursementRequested queueable(String principal, @Nullable Integer creditScore) {
        Funding terms = new Funding(FundingPolicy.PRO_RATA, false, FundingShortfall.QUEUE, creditScore);
        return new DisbursementRequested(loanId, userId, Money.inr(principal), terms, null);
    }

    DisbursementReversalRequested reversal() {
        return new DisbursementReversalRequested(loanId, userId);
    }

    /** Of a loan that can take it. */
    RepaymentRequested repayment(long repaymentId, String amount, long funder) {
        Money money = Money.inr(amount);
        return new RepaymentRequested(
                repaymentId, loanId, userId, money, money, List.of(new AccountShare(funder, money)));
    }

    RepaymentRefundRequested refund(long repaymentId) {
        return new RepaymentRefundRequested(repaymentId, loanId, userId);
    }

    /** What wallet-service has answered about the loan so far. */
    List<Event> answers() {
        return OutboxRows.ofKey("wallet", "loan:" + loanId).stream()
                .map(SentEvent::event)
                .filter(LoanReply.class::isInstance)
                .toList();
    }

    List<Event> awaitAnswers(int count) {
        return await().until(this::answers, answers -> answers.size() >= count);
    }
}
