package io.tranche.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stream of wallet-service: replies to sagas, keyed by loan, and facts about accounts, keyed by account. */
public sealed interface WalletEvent extends Event {

    @Override
    default String topic() {
        return Topics.WALLET_EVENTS;
    }

    /**
     * A reply to a saga of loan-service. Asked again for what it has done or refused, wallet-service gives the same answer in a
     * new event, so who applies replies does so once per loan or repayment and kind of reply. Only a failed refund is tried
     * again when asked again, and may then succeed.
     *
     * <p>Each share of which something reaches its account is one transaction there, and their sum is one on the borrower's.
     */
    sealed interface LoanReply extends WalletEvent {
        long loanId();

        @Override
        default String key() {
            return "loan:" + loanId();
        }
    }

    /** A reply about one repayment. */
    sealed interface RepaymentReply extends LoanReply {
        long repaymentId();
    }

    /** A fact about one account. */
    sealed interface AccountFact extends WalletEvent {
        long accountId();

        @Override
        default String key() {
            return "account:" + accountId();
        }
    }

    /**
     * The borrower was credited with the sum of the allocations, less the fee; each allocation's account was debited.
     *
     * @param fee what the platform kept; in no account; null for nothing
     */
    @EventType("wallet.loan_disbursed.v1")
    record LoanDisbursed(
            long loanId,
            long borrowerAccountId,
            Money principal,
            List<AccountShare> allocations,
            @Nullable Money fee) implements LoanReply {
        public LoanDisbursed {
            allocations = List.copyOf(allocations);
        }

        public LoanDisbursed(long loanId, long borrowerAccountId, Money principal, List<AccountShare> allocations) {
            this(loanId, borrowerAccountId, principal, allocations, null);
        }
    }

    /** There is not enough money yet. Another answer follows: when there is, when the loan is called off, or when time is up. */
    @EventType("wallet.disbursement_queued.v1")
    record DisbursementQueued(long loanId, Instant expiresAt) implements LoanReply {}

    @EventType("wallet.disbursement_declined.v1")
    record DisbursementDeclined(long loanId, RefusalReason reason) implements LoanReply {}

    /**
     * The principal went back to the funders, from the borrower and, as far as it had kept a fee, from the platform; without
     * allocations, nothing had been moved and nothing will.
     */
    @EventType("wallet.disbursement_reversed.v1")
    record DisbursementReversed(
            long loanId,
            @Nullable Long borrowerAccountId,
            @Nullable Money principal,
            List<AccountShare> allocations,
            @Nullable Money fee)
            implements LoanReply {
        public DisbursementReversed {
            allocations = List.copyOf(allocations);
        }

        public DisbursementReversed(
                long loanId,
                @Nullable Long borrowerAccountId,
                @Nullable Money principal,
                List<AccountShare> allocations) {
            this(loanId, borrowerAccountId, principal, allocations, null);
        }
    }

    @EventType("wallet.disbursement_reversal_failed.v1")
    record DisbursementReversalFailed(long loanId, RefusalReason reason) implements LoanReply {}

    /** The borrower was debited, each share's account credited with the share less its fee. */
    @EventType("wallet.repayment_collected.v1")
    record RepaymentCollected(
            long repaymentId, long loanId, long borrowerAccountId, Money amount, List<AccountShare> shares)
            implements RepaymentReply {
        public RepaymentCollected {
            shares = List.copyOf(shares);
        }
    }

    @EventType("wallet.repayment_debit_failed.v1")
    record RepaymentDebitFailed(long repaymentId, long loanId, RefusalReason reason) implements RepaymentReply {}

    /**
     * Each share's account was debited with the share less its fee, the borrower credited. With an amount of zero and without
     * shares, nothing had been collected and nothing will.
     */
    @EventType("wallet.repayment_refunded.v1")
    record RepaymentRefunded(
            long repaymentId, long loanId, long borrowerAccountId, Money amount, List<AccountShare> shares)
            implements RepaymentReply {
        public RepaymentRefunded {
            shares = List.copyOf(shares);
        }
    }

    @EventType("wallet.repayment_refund_failed.v1")
    record RepaymentRefundFailed(long repaymentId, long loanId, RefusalReason reason) implements RepaymentReply {}

    /** @param userId the owner; null for the house account */
    @EventType("wallet.account_opened.v1")
    record AccountOpened(long accountId, @Nullable Long userId, AccountKind kind, String currency)
            implements AccountFact {}

    /** Money came in from the payment provider. */
    @EventType("wallet.topped_up.v1")
    record WalletToppedUp(long topUpId, long accountId, Money amount) implements AccountFact {}

    /** Money left to the payment provider. */
    @EventType("wallet.withdrawn.v1")
    record WalletWithdrawn(long withdrawalId, long accountId, Money amount) implements AccountFact {}

    /**
     * What wallet-service holds for an account after its {@code transactionCount}-th transaction (1 for the first). Published
     * regularly for accounts that moved, so that the ledger can check itself: having posted as many lines to the account, it
     * must have the same balance.
     */
    @EventType("wallet.balance_attested.v1")
    record BalanceAttested(long accountId, long transactionCount, Money balance) implements AccountFact {}
}
