package io.tranche.loan.lifecycle;

import java.util.EnumSet;
import java.util.Set;

/** How far a loan has come. {@link #next} is the whole of what can happen to it. */
public enum LoanStatus {
    APPLIED,
    /** Decided; the money is on its way. */
    APPROVED,
    /** There is not enough money for it yet. Wallet-service pays it when there is, or says that time is up. */
    AWAITING_FUNDING,
    /** Paid out, being repaid. */
    ACTIVE,
    /** Overdue for longer than the bank's policy puts up with. Still being repaid, if it is. */
    DEFAULTED,
    CLOSED,
    /** The bank has given up on it. It takes no repayment. */
    WRITTEN_OFF,
    REJECTED,
    /** Called off while the money was on its way: it is being fetched back. */
    CANCELLING,
    CANCELLED,
    /** Nobody says whether the money came back. Somebody has to look. */
    COMPENSATION_FAILED,
    /** Somebody has ended it without the money. Should the money come back after all, it counts as cancelled; if it is spent, as owed. */
    COMPENSATION_FORCED;

    public Set<LoanStatus> next() {
        return switch (this) {
            case APPLIED -> EnumSet.of(APPROVED, REJECTED, CANCELLED);
            case APPROVED -> EnumSet.of(ACTIVE, AWAITING_FUNDING, REJECTED, CANCELLING);
            case AWAITING_FUNDING -> EnumSet.of(ACTIVE, REJECTED, CANCELLING);
            // Active when the money is spent: then it is owed.
            case CANCELLING -> EnumSet.of(CANCELLED, ACTIVE, COMPENSATION_FAILED);
            case COMPENSATION_FAILED -> EnumSet.of(CANCELLED, ACTIVE, CANCELLING, COMPENSATION_FORCED);
            case COMPENSATION_FORCED -> EnumSet.of(CANCELLED, ACTIVE);
            case ACTIVE -> EnumSet.of(CLOSED, DEFAULTED, WRITTEN_OFF);
            case DEFAULTED -> EnumSet.of(ACTIVE, CLOSED, WRITTEN_OFF);
            // A payment was taken back.
            case CLOSED -> EnumSet.of(ACTIVE);
            case WRITTEN_OFF, REJECTED, CANCELLED -> EnumSet.noneOf(LoanStatus.class);
        };
    }

    /** @throws IllegalStateException if there is no such move */
    public LoanStatus to(LoanStatus target) {
        if (!next().contains(target)) {
            throw new IllegalStateException("A loan does not go from %s to %s".formatted(this, target));
        }
        return target;
    }

    /** For what does not happen in every state that has the move. */
    void require(boolean drawn) {
        if (!drawn) {
            throw new IllegalStateException("Nothing of the kind happens to a loan that is " + this);
        }
    }

    /** Waits for an answer of wallet-service that comes at once. */
    public boolean inProgress() {
        return this == APPROVED || this == CANCELLING;
    }

    /** Money that turns out to be spent makes it active. */
    boolean callsMoneyBack() {
        return this == CANCELLING || this == COMPENSATION_FAILED || this == COMPENSATION_FORCED;
    }

    /** Money that has left for it makes it active. */
    boolean awaitsPayout() {
        return this == APPROVED || this == AWAITING_FUNDING;
    }

    /** Whether it may turn out that the money has left, wanted or not. */
    boolean mayBePaidOut() {
        return switch (this) {
            case APPROVED, AWAITING_FUNDING, CANCELLING, COMPENSATION_FAILED, COMPENSATION_FORCED -> true;
            case APPLIED, ACTIVE, DEFAULTED, CLOSED, WRITTEN_OFF, REJECTED, CANCELLED -> false;
        };
    }

    /** Takes repayments. */
    public boolean payable() {
        return this == ACTIVE || this == DEFAULTED;
    }

    /** Something of it is owed, whether it can still be paid or not. */
    public boolean owed() {
        return payable() || this == WRITTEN_OFF;
    }

    /** It has been paid out and was not called off: repayments are counted, or have been. */
    boolean lent() {
        return owed() || this == CLOSED;
    }

    /** Counts towards the number of loans a borrower may have at a time, as it does wherever money is out. */
    public boolean open() {
        return switch (this) {
            case APPLIED,
                    APPROVED,
                    AWAITING_FUNDING,
                    ACTIVE,
                    DEFAULTED,
                    WRITTEN_OFF,
                    CANCELLING,
                    COMPENSATION_FAILED,
                    COMPENSATION_FORCED -> true;
            case CLOSED, REJECTED, CANCELLED -> false;
        };
    }
}
