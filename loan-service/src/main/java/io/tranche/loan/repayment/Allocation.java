package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import java.util.ArrayList;
import java.util.List;

/**
 * What an amount pays: the oldest installment first, and of each the penalty, then the interest, then the principal.
 *
 * @param parts of the amount, over all installments
 * @param paid the installments that changed, as they are then
 */
record Allocation(Parts parts, List<Installment> paid) {

    /**
     * @param unpaid oldest first
     * @throws IllegalArgumentException if the amount is more than they are
     */
    static Allocation of(Money amount, List<Installment> unpaid) {
        Money left = amount;
        Parts parts = Parts.none(amount.currency());
        List<Installment> paid = new ArrayList<>();
        for (Installment installment : unpaid) {
            if (left.isZero()) {
                break;
            }
            Parts taken = take(left, installment.due());
            left = left.minus(taken.total());
            parts = parts.plus(taken);
            paid.add(installment.paying(taken));
        }
        if (left.isPositive()) {
            throw new IllegalArgumentException("%s is %s more than is due".formatted(amount, left));
        }
        return new Allocation(parts, paid);
    }

    /** What is still unpaid of these, oldest first. */
    List<Installment> leftOf(List<Installment> unpaid) {
        List<Installment> left = new ArrayList<>(paid);
        left.removeIf(installment -> installment.due().total().isZero());
        left.addAll(unpaid.subList(paid.size(), unpaid.size()));
        return left;
    }

    private static Parts take(Money amount, Parts due) {
        Money penalty = due.penalty().min(amount);
        Money interest = due.interest().min(amount.minus(penalty));
        Money principal = due.principal().min(amount.minus(penalty).minus(interest));
        return new Parts(principal, interest, penalty);
    }
}
