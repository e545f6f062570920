package io.tranche.loan.repayment;

import java.util.EnumSet;
import java.util.Set;

/** How far a repayment has come. {@link #next} is the whole of what can happen to it. */
enum RepaymentStatus {
    /** Wallet-service has been asked for the money. */
    PENDING,
    /** Collected and counted. */
    SUCCESS,
    /** Nothing was taken. */
    FAILED,
    /** Called off: wallet-service has been asked to give back what it has taken, and to take nothing any more. */
    REFUNDING,
    REFUNDED,
    /** Not counted, and what was taken has not come back either. Somebody has to look. */
    COMPENSATION_FAILED,
    /** Somebody has ended it although the money has not come back. Should it come after all, it counts as refunded. */
    COMPENSATION_FORCED,
    /** Counted, but the bank wants it taken back: wallet-service has been asked to. Until it is, it counts. */
    REVERSING,
    /** Taken back after it had counted. */
    REVERSED;

    Set<RepaymentStatus> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(SUCCESS, FAILED, REFUNDING);
            case REFUNDING -> EnumSet.of(REFUNDED, FAILED, COMPENSATION_FAILED);
            case COMPENSATION_FAILED -> EnumSet.of(REFUNDED, FAILED, REFUNDING, COMPENSATION_FORCED);
            case COMPENSATION_FORCED -> EnumSet.of(REFUNDED, FAILED);
            // Late, if wallet-service was believed to have refused.
            case SUCCESS -> EnumSet.of(REVERSING, REVERSED);
            case REVERSING -> EnumSet.of(REVERSED, SUCCESS);
            case FAILED, REFUNDED, REVERSED -> EnumSet.noneOf(RepaymentStatus.class);
        };
    }

    /** @throws IllegalStateException if there is no such move */
    RepaymentStatus to(RepaymentStatus target) {
        if (!next().contains(target)) {
            throw new IllegalStateException("A repayment does not go from %s to %s".formatted(this, target));
        }
        return target;
    }

    /** Waits for wallet-service. */
    boolean inProgress() {
        return this == PENDING || this == REFUNDING || this == REVERSING;
    }

    /** Whoever asked for it may be waiting for the outcome. */
    boolean callersWait() {
        return this == PENDING || this == REVERSING;
    }
}
