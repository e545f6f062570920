package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.loan.account.Allocation;
import io.tranche.loan.account.Allocation.Waterfall;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.lifecycle.Installment;
import java.util.Collection;
import java.util.List;

/**
 * How the next payment of a loan goes to its funders. Payments under way are taken as counted: replies come in the order of the
 * requests, so when this one's turn comes they have been, or have failed; then the loan cannot be closed by it, and a later
 * payment, planned from what really was, puts the funders right.
 *
 * @param unpaid oldest first
 */
record SharePlan(LoanFunding funding, List<Installment> unpaid, Waterfall waterfall) {

    /**
     * The loan may have come to owe less than what is under way. Then not all of that can count if this one does.
     *
     * @param amount for which the loan has room
     * @param underWay in the order in which they were asked for
     */
    List<AccountShare> sharesOf(Money amount, Collection<List<AccountShare>> underWay) {
        SharePlan plan = this;
        Money room = owed().minus(amount);
        for (List<AccountShare> shares : underWay) {
            Money asked = sum(shares);
            Money counted = asked.min(room);
            plan = plan.counting(counted, counted.equals(asked) ? shares : plan.sharesOf(counted));
            room = room.minus(counted);
        }
        return plan.sharesOf(amount);
    }

    /** After this payment. */
    private SharePlan counting(Money amount, List<AccountShare> shares) {
        Allocation allocation = Allocation.of(amount, unpaid, waterfall);
        return new SharePlan(funding.apply(shares, allocation.parts()).funding(), allocation.left(), waterfall);
    }

    private List<AccountShare> sharesOf(Money amount) {
        return funding.sharesOf(Allocation.of(amount, unpaid, waterfall).parts());
    }

    private Money owed() {
        return unpaid.stream().map(row -> row.due().total()).reduce(Money::plus).orElseThrow();
    }

    private static Money sum(List<AccountShare> shares) {
        return shares.stream().map(AccountShare::amount).reduce(Money::plus).orElseThrow();
    }
}
