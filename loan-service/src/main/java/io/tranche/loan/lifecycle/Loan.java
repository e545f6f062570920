package io.tranche.loan.lifecycle;

import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.CompensationForced;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.LoanEvent.ForcedCompensationUndone;
import io.tranche.contracts.Money;
import io.tranche.loan.product.ProductTerms;
import io.tranche.loan.schedule.Schedule;
import io.tranche.loan.schedule.Terms;
import io.tranche.messaging.saga.SagaRef;
import io.tranche.messaging.saga.SagaStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loan and what may be done to it. Every method that changes something returns the loan as it is then; a change that others
 * have to hear of returns a {@link Change}.
 *
 * @param outstanding what is unpaid of all installments, penalties included
 * @param reserved what of it is promised to repayments under way
 * @param reason why it was rejected, called off or got stuck
 */
public record Loan(
        LoanId id,
        long borrowerId,
        Basis basis,
        Terms terms,
        LoanStatus status,
        Money outstanding,
        Money reserved,
        @Nullable String reason,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * The loan after something happened to it.
     *
     * @param events what to tell wallet-service
     * @param paidOut the day from which its schedule runs, if this is the payout
     */
    public record Change(
            Loan loan, List<LoanEvent> events, @Nullable LocalDate paidOut) {

        Change(Loan loan, List<LoanEvent> events) {
            this(loan, events, null);
        }
    }

    /** @param product what it was made under */
    public Change approve(ProductTerms product, Instant at) {
        return new Change(moved(LoanStatus.APPROVED, null, at), List.of(disbursementRequest(product)));
    }

    /** Waits for providers to add funds. */
    public Change awaitFunding(String why, Instant at) {
        return new Change(moved(LoanStatus.AWAITING_FUNDING, why, at), List.of());
    }

    public Change reject(@Nullable String why, Instant at) {
        return new Change(moved(LoanStatus.REJECTED, why, at), List.of());
    }

    /** What is owed in the end is known only now: interest may depend on the day of the payout. */
    public Change disbursed(LocalDate paidOut, Instant at) {
        status.require(status.mayBePaidOut());
        Money owed = scheduleFrom(paidOut).total();
        Loan active = moved(LoanStatus.ACTIVE, null, at).with(LoanStatus.ACTIVE, owed, reserved, at);
        return new Change(active, claimRestored(), paidOut);
    }

    /** Calls the loan off. If money may be on its way, it has to come back first. */
    public Change cancel(String why, Instant at) {
        if (status == LoanStatus.APPLIED) {
            return new Change(moved(LoanStatus.CANCELLED, why, at), List.of());
        }
        status.require(status.awaitsPayout());
        return new Change(moved(LoanStatus.CANCELLING, why, at), List.of(reversalRequest()));
    }

    /** The money is back, or never left. */
    public Change reversed(Instant at) {
        status.require(status != LoanStatus.APPLIED);
        return new Change(moved(LoanStatus.CANCELLED, reason, at), claimRestored());
    }

    /** Asks once more for the money that could not be fetched back. */
    public Change reversalRetried(Instant at) {
        status.require(status == LoanStatus.COMPENSATION_FAILED);
        return new Change(moved(LoanStatus.CANCELLING, reason, at), List.of(reversalRequest()));
    }

    /** Ends it without the money. */
    public Change reversalForced(String why, Instant at) {
        Loan forced = moved(LoanStatus.COMPENSATION_FORCED, reason, at);
        return new Change(forced, List.of(new CompensationForced(id.value(), null, terms.principal(), why)));
    }

    public Change reversalFailed(String why, Instant at) {
        return new Change(moved(LoanStatus.COMPENSATION_FAILED, why, at), List.of());
    }

    /** Gives back what was reserved for a repayment that did not happen; less, if the loan has come to owe less than was reserved. */
    public Loan released(Money amount, Instant at) {
        status.require(status.lent());
        return with(status, outstanding, reserved.minus(amount.min(reserved)), at);
    }

    /** Reserves all that is owed, so that nothing new gets under way. */
    public Loan reservedWhole(Instant at) {
        status.require(status.lent());
        return with(status, outstanding, outstanding, at);
    }

    /** Takes a repayment; what was reserved for it must have been released. Closes the loan when nothing is left. */
    public Loan repaid(Money amount, Instant at) {
        if (!canTake(amount)) {
            throw new IllegalStateException(
                    "Loan %s (%s, %s outstanding) cannot take %s".formatted(id, status, outstanding, amount));
        }
        Money left = outstanding.minus(amount);
        return with(left.isZero() ? status.to(LoanStatus.CLOSED) : status, left, reserved, at);
    }

    /**
     * What is owed has been reckoned anew. Closes when nothing is left, and is open again when something is. What is reserved beyond it
     * is not: of the payments under way, the last finds no room.
     */
    public Loan owing(Money left, Instant at) {
        status.require(status.lent());
        LoanStatus owed = status == LoanStatus.CLOSED ? status.to(LoanStatus.ACTIVE) : status;
        return with(left.isZero() ? owed.to(LoanStatus.CLOSED) : owed, left, reserved.min(left), at);
    }

    /** Whether a collected amount can be applied. */
    public boolean canTake(Money amount) {
        return status.payable() && amount.compareTo(outstanding.minus(reserved)) <= 0;
    }

    public Loan defaulted(Instant at) {
        return moved(LoanStatus.DEFAULTED, null, at);
    }

    /** Back from default: nothing of it is overdue any more. */
    public Loan cured(Instant at) {
        status.require(status == LoanStatus.DEFAULTED);
        return moved(LoanStatus.ACTIVE, null, at);
    }

    /** What is still owed stays on record. */
    public Loan writtenOff(Instant at) {
        if (reserved.isPositive()) {
            throw new IllegalStateException("Loan %s has a repayment under way".formatted(id));
        }
        return moved(LoanStatus.WRITTEN_OFF, null, at);
    }

    /** Where it is, as a line of its timeline. */
    public SagaStep timelineStep() {
        return SagaStep.of(new SagaRef(DisbursementSaga.NAME, id.value()), id.key(), status.name())
                .because(reason);
    }

    /** Its installments, if it is paid out on that day. */
    Schedule scheduleFrom(LocalDate paidOut) {
        return Schedule.of(terms, paidOut);
    }

    LoanEvent disbursementRequest(ProductTerms product) {
        Money fee = product.charges().originationFee();
        return new DisbursementRequested(
                id.value(),
                borrowerId,
                terms.principal(),
                product.funding().asked(basis.creditScore()),
                fee.isZero() ? null : fee);
    }

    /** If somebody had given the money up, the books hear that it is not lost. */
    private List<LoanEvent> claimRestored() {
        return status == LoanStatus.COMPENSATION_FORCED
                ? List.of(new ForcedCompensationUndone(id.value(), null, terms.principal()))
                : List.of();
    }

    LoanEvent reversalRequest() {
        return new DisbursementReversalRequested(id.value(), borrowerId);
    }

    private Loan moved(LoanStatus target, @Nullable String why, Instant at) {
        return new Loan(id, borrowerId, basis, terms, status.to(target), outstanding, reserved, why, createdAt, at);
    }

    private Loan with(LoanStatus newStatus, Money newOutstanding, Money newReserved, Instant at) {
        return new Loan(id, borrowerId, basis, terms, newStatus, newOutstanding, newReserved, reason, createdAt, at);
    }
}
