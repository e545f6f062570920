package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.loan.lifecycle.Loan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repayment and what may happen to it; each method that changes something returns the repayment as it is then.
 *
 * @param valueDate the business date on which it was asked for; null if that was not kept yet
 * @param reservation what the loan holds reserved for it while it is pending; zero if it had no room
 * @param outstandingAfter what the loan owed when this had been counted; null before
 */
record Repayment(
        RepaymentId id,
        PaymentOrder order,
        @Nullable LocalDate valueDate,
        RepaymentStatus status,
        @Nullable String reason,
        Money reservation,
        @Nullable Money outstandingAfter,
        Instant createdAt,
        Instant updatedAt) {

    Money amount() {
        return order.amount();
    }

    Repayment succeeded(Money outstanding, Instant at) {
        return new Repayment(
                id,
                order,
                valueDate,
                status.to(RepaymentStatus.SUCCESS),
                null,
                reservation,
                outstanding,
                createdAt,
                at);
    }

    Repayment failed(String why, Instant at) {
        return moved(RepaymentStatus.FAILED, why, at);
    }

    Repayment refunding(String why, Instant at) {
        return moved(RepaymentStatus.REFUNDING, why, at);
    }

    /** @param givenBack zero if nothing had been taken */
    Repayment refunded(Money givenBack, Instant at) {
        return moved(givenBack.isZero() ? RepaymentStatus.FAILED : RepaymentStatus.REFUNDED, reason, at);
    }

    Repayment refundFailed(String why, Instant at) {
        return moved(RepaymentStatus.COMPENSATION_FAILED, why, at);
    }

    Repayment reversing(String why, Instant at) {
        return moved(RepaymentStatus.REVERSING, why, at);
    }

    /** Counts on. Why it was to be taken back stays: that may happen yet. */
    Repayment reversalRefused(Instant at) {
        return moved(RepaymentStatus.SUCCESS, reason, at);
    }

    Repayment reversed(Instant at) {
        return moved(RepaymentStatus.REVERSED, reason, at);
    }

    Repayment refundRetried(Instant at) {
        return moved(RepaymentStatus.REFUNDING, reason, at);
    }

    Repayment refundForced(Instant at) {
        return moved(RepaymentStatus.COMPENSATION_FORCED, reason, at);
    }

    /** As of when it counts if it is counted on this day: when it was asked for, but not in the future. */
    LocalDate countsAsOf(LocalDate day) {
        return valueDate == null || valueDate.isAfter(day) ? day : valueDate;
    }

    /** What is left of it for this one. */
    Money payable(Loan loan) {
        return loan.outstanding().minus(loan.reserved().minus(reservation));
    }

    /** What of the loan is reserved for it: all of it while it is taken back, for nothing else is under way beside that. */
    Money holdsOf(Loan loan) {
        return switch (status) {
            case PENDING -> reservation;
            case REVERSING -> loan.reserved();
            case SUCCESS, FAILED, REFUNDING, REFUNDED, COMPENSATION_FAILED, COMPENSATION_FORCED, REVERSED ->
                Money.zero(amount().currency());
        };
    }

    /** @param payable the most the loan can take */
    LoanEvent request(Money payable, List<AccountShare> shares) {
        return new RepaymentRequested(
                id.value(), order.loanId().value(), order.borrowerId(), amount(), payable, shares);
    }

    LoanEvent refundRequest() {
        return new RepaymentRefundRequested(id.value(), order.loanId().value(), order.borrowerId());
    }

    private Repayment moved(RepaymentStatus target, @Nullable String why, Instant at) {
        return new Repayment(
                id, order, valueDate, status.to(target), why, reservation, outstandingAfter, createdAt, at);
    }
}
