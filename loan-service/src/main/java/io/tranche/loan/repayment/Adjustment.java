package io.tranche.loan.repayment;

import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.Money;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.Parts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a payment that comes or goes makes of the others.
 *
 * @param shares by what they count as something else to each funder; without those to whom they do not
 */
record Adjustment(List<AppliedShare> shares) {

    static final Adjustment NONE = new Adjustment(List.of());

    Adjustment {
        shares = List.copyOf(shares);
    }

    /** @param itself by what the payment itself changes what counts for each funder */
    static Adjustment of(LoanFunding before, LoanFunding after, List<Parts> itself) {
        List<AppliedShare> shares = new ArrayList<>();
        for (int i = 0; i < itself.size(); i++) {
            Parts others = after.shares()
                    .get(i)
                    .applied()
                    .minus(before.shares().get(i).applied())
                    .minus(itself.get(i));
            if (!others.equals(Parts.none(others.total().currency()))) {
                shares.add(new AppliedShare(
                        before.shares().get(i).accountId(), others.principal(), others.interest(), others.penalty()));
            }
        }
        return new Adjustment(shares);
    }

    static Parts parts(AppliedShare share) {
        return new Parts(share.principal(), share.interest(), share.penalty());
    }

    /**
     * Empty if there is nothing to tell.
     *
     * @param asOf from when the payment counts; null if it counts no more
     * @param penaltyCharged by how much other penalties are charged now
     */
    Optional<LoanEvent> event(Repayment repayment, @Nullable LocalDate asOf, Money penaltyCharged) {
        if (shares.isEmpty() && penaltyCharged.isZero()) {
            return Optional.empty();
        }
        Parts all = shares.stream().map(Adjustment::parts).reduce(Parts.none(penaltyCharged.currency()), Parts::plus);
        return Optional.of(new LoanAdjusted(
                repayment.order().loanId().value(),
                repayment.id().value(),
                all.principal(),
                all.interest(),
                all.penalty(),
                shares,
                asOf,
                penaltyCharged));
    }
}
