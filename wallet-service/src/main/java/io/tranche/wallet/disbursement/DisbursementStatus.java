package io.tranche.wallet.disbursement;

import java.util.EnumSet;
import java.util.Set;

/** What became of a loan's disbursement. {@link #next} is the whole of what can happen to it. */
enum DisbursementStatus {
    /** Waits for funds. */
    QUEUED,
    DISBURSED,
    /** Refused for good, so that a repeated request cannot pay out a loan which loan-service has rejected. */
    DECLINED,
    /** Withdrawn before it was carried out; a late request is declined. */
    CANCELLED,
    REVERSED,
    /** Asked back when the borrower had spent it. It stays paid out, however much there is later. */
    KEPT;

    Set<DisbursementStatus> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(DISBURSED, DECLINED, CANCELLED);
            case DISBURSED -> EnumSet.of(REVERSED, KEPT);
            case DECLINED, CANCELLED, REVERSED, KEPT -> EnumSet.noneOf(DisbursementStatus.class);
        };
    }

    /** @throws IllegalStateException if there is no such move */
    DisbursementStatus to(DisbursementStatus target) {
        if (!next().contains(target)) {
            throw new IllegalStateException("A disbursement does not go from %s to %s".formatted(this, target));
        }
        return target;
    }
}
