package io.tranche.contracts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stream of loan-service: requests to wallet-service, and facts for the ledger. Keyed by loan; what a borrower counts as, by borrower. */
public sealed interface LoanEvent extends Event {

    long loanId();

    @Override
    default String topic() {
        return Topics.LOAN_EVENTS;
    }

    @Override
    default String key() {
        return "loan:" + loanId();
    }

    /**
     * Asks wallet-service to fund the loan and credit the borrower. Answers: LoanDisbursed, DisbursementDeclined; if it may wait,
     * DisbursementQueued before one of these.
     *
     * @param funding on what terms; null for wallet-service's own settings
     * @param fee what the borrower gets less than the principal, and the platform keeps; null for none
     */
    @EventType("loan.disbursement_requested.v1")
    record DisbursementRequested(
            long loanId,
            long borrowerId,
            Money principal,
            @Nullable Funding funding,
            @Nullable Money fee) implements LoanEvent {
        public DisbursementRequested(long loanId, long borrowerId, Money principal) {
            this(loanId, borrowerId, principal, null, null);
        }
    }

    /** Asks for the money back, or that it never leaves. Answers: DisbursementReversed (maybe of nothing), DisbursementReversalFailed. */
    @EventType("loan.disbursement_reversal_requested.v1")
    record DisbursementReversalRequested(long loanId, long borrowerId) implements LoanEvent {}

    /**
     * Asks wallet-service to debit the borrower and credit the funders. Answers: RepaymentCollected, RepaymentDebitFailed.
     *
     * @param amount what the borrower wants to pay
     * @param payable the most the loan could take when asked; more is refused, but who has not got the money hears that first
     * @param shares how the amount goes to the funders, the fees in them included; adds up to {@code amount}
     */
    @EventType("loan.repayment_requested.v1")
    record RepaymentRequested(
            long repaymentId, long loanId, long borrowerId, Money amount, Money payable, List<AccountShare> shares)
            implements LoanEvent {
        public RepaymentRequested {
            shares = List.copyOf(shares);
        }
    }

    /**
     * A repayment no longer counts: asks to put both sides back, or to collect nothing any more when nothing has been collected yet.
     * Answers: RepaymentRefunded (of zero when nothing had been collected), RepaymentRefundFailed.
     */
    @EventType("loan.repayment_refund_requested.v1")
    record RepaymentRefundRequested(long repaymentId, long loanId, long borrowerId) implements LoanEvent {}

    /** A collected repayment has reduced the loan's dues: its parts add up to the amount, and the shares to each part. */
    @EventType("loan.repayment_applied.v1")
    record RepaymentApplied(
            long repaymentId,
            long loanId,
            Money principal,
            Money interest,
            Money penalty,
            boolean loanClosed,
            List<AppliedShare> shares)
            implements LoanEvent {
        public RepaymentApplied {
            shares = List.copyOf(shares);
        }
    }

    /**
     * A payment that had counted went back to the borrower, and counts no more: the opposite of RepaymentApplied. The parts are what
     * it counted as in the end, whatever it was applied to at first; the shares add up to them, and to what each funder, with the
     * platform for its fee, gave back.
     */
    @EventType("loan.repayment_reversed.v1")
    record RepaymentReversed(
            long repaymentId,
            long loanId,
            Money principal,
            Money interest,
            Money penalty,
            boolean loanReopened,
            String reason,
            List<AppliedShare> shares)
            implements LoanEvent {
        public RepaymentReversed {
            shares = List.copyOf(shares);
        }
    }

    /**
     * Payments count as something else than before, because a repayment counts no more, or as of a day that had ended, or credits
     * interest that was paid ahead. No money moves: all parts are differences; they add up to zero, or to what is too much of them.
     *
     * @param asOf from when the repayment counts; null if it counts no more
     * @param penaltyCharged by how much that changes what PenaltyCharged has told; null if nobody has looked
     */
    @EventType("loan.adjusted.v1")
    record LoanAdjusted(
            long loanId,
            long repaymentId,
            Money principal,
            Money interest,
            Money penalty,
            List<AppliedShare> shares,
            @Nullable LocalDate asOf,
            @Nullable Money penaltyCharged)
            implements LoanEvent {
        public LoanAdjusted {
            shares = List.copyOf(shares);
        }
    }

    /**
     * Somebody has ended a failed compensation by hand. Until wallet-service moves the amount back after all, it is open between
     * the loan and whoever holds it.
     *
     * @param repaymentId null when it is the payout of the loan itself that could not be fetched back
     */
    @EventType("loan.compensation_forced.v1")
    record CompensationForced(long loanId, @Nullable Long repaymentId, Money amount, String reason)
            implements LoanEvent {}

    /**
     * After a compensation was ended by hand, wallet-service has answered: the opposite of the above. The amount has moved back after
     * all, or the payout is spent, and the borrower owes it.
     */
    @EventType("loan.forced_compensation_undone.v1")
    record ForcedCompensationUndone(long loanId, @Nullable Long repaymentId, Money amount) implements LoanEvent {}

    /**
     * A day has ended and principal or interest of the loan that was due is not paid, for the first time since all was.
     *
     * @param overdueSince when the oldest of it was due
     */
    @EventType("loan.overdue.v1")
    record LoanOverdue(long loanId, long borrowerId, LocalDate businessDate, LocalDate overdueSince, Money overdue)
            implements LoanEvent {}

    /** A day has ended and nothing of the loan that was due is unpaid any more. */
    @EventType("loan.arrears_cleared.v1")
    record LoanArrearsCleared(long loanId, long borrowerId, LocalDate businessDate) implements LoanEvent {}

    /** By how much the charges for what is overdue grew on a day. Owed from now on; nobody's income before it is paid. */
    @EventType("loan.penalty_charged.v1")
    record PenaltyCharged(long loanId, LocalDate businessDate, Money amount) implements LoanEvent {}

    /**
     * What the borrower counts as has changed with the end of a day. It gets worse with the worst loan, and better only when nothing
     * is overdue on any.
     *
     * @param loanId on whose account
     * @param daysPastDue of that loan, the day on which it was due included; zero when it got better
     */
    @EventType("loan.borrower_classified.v1")
    record BorrowerClassified(
            long loanId, long borrowerId, LocalDate businessDate, AssetClass before, AssetClass now, int daysPastDue)
            implements LoanEvent {
        /** Loans of one borrower take turns, and their order matters. */
        @Override
        public String key() {
            return "borrower:" + borrowerId;
        }
    }

    /** So long overdue that the bank's policy calls it a default. It can still be paid. */
    @EventType("loan.defaulted.v1")
    record LoanDefaulted(long loanId, long borrowerId, LocalDate businessDate, int daysPastDue) implements LoanEvent {}

    /**
     * The bank has given up on the loan, which takes no repayment any more. The principal that has not come back is lost to its
     * funders; also that of a repayment which was taken back since, and which is null at first. Then what is left of the principal is
     * divided anew, and a funder's share may be negative: the rounding of another's.
     */
    @EventType("loan.written_off.v1")
    record LoanWrittenOff(
            long loanId,
            LocalDate businessDate,
            Money principal,
            List<AccountShare> shares,
            @Nullable Long repaymentId) implements LoanEvent {
        public LoanWrittenOff {
            shares = List.copyOf(shares);
        }
    }
}
