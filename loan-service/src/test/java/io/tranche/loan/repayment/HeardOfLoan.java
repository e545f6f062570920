package io.tranche.loan.repayment;

import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentReversed;
import io.tranche.contracts.Money;
import io.tranche.loan.funding.Parts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What somebody knows of a loan who has only heard its events. */
final class HeardOfLoan {

    private static final Parts NONE = Parts.none(Money.INR);

    private final Map<Long, Parts> byFunder = new HashMap<>();
    private Money penaltyCharged = NONE.penalty();

    void hear(LoanEvent event) {
        switch (event) {
            case RepaymentApplied applied -> book(applied.shares(), false);
            case RepaymentReversed reversed -> book(reversed.shares(), true);
            case LoanAdjusted adjusted -> {
                book(adjusted.shares(), false);
                charge(Objects.requireNonNull(adjusted.penaltyCharged()));
            }
            case RepaymentRefundRequested _ -> {}
            default -> throw new AssertionError(event);
        }
    }

    void charge(Money penalty) {
        penaltyCharged = penaltyCharged.plus(penalty);
    }

    private void book(List<AppliedShare> shares, boolean negated) {
        for (AppliedShare share : shares) {
            Parts parts = new Parts(share.principal(), share.interest(), share.penalty());
            byFunder.merge(share.accountId(), negated ? NONE.minus(parts) : parts, Parts::plus);
        }
    }

    Parts of(long funder) {
        return byFunder.getOrDefault(funder, NONE);
    }

    Parts all() {
        return byFunder.values().stream().reduce(NONE, Parts::plus);
    }

    Money penaltyCharged() {
        return penaltyCharged;
    }
}
