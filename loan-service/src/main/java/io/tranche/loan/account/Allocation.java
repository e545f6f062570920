package io.tranche.loan.account;

import io.tranche.contracts.Money;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.product.AllocationOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What an amount pays.
 *
 * @param parts of the amount, over all installments
 * @param installments all that there were, as they are then
 * @param paid those that changed
 */
public record Allocation(Parts parts, List<Installment> installments, List<Installment> paid) {

    /** @param day on which it is paid: what has fallen due by then comes first, in this order */
    public record Waterfall(AllocationOrder order, LocalDate day) {}

    /**
     * @param unpaid oldest first
     * @throws IllegalArgumentException if the amount is more than they are
     */
    public static Allocation of(Money amount, List<Installment> unpaid, Waterfall waterfall) {
        Pouring pouring = new Pouring(amount, unpaid);
        if (waterfall.order == AllocationOrder.DUE_INTEREST_FIRST) {
            pouring.pourInterest(waterfall.day);
        }
        pouring.pour();
        if (pouring.left.isPositive()) {
            throw new IllegalArgumentException("%s is %s more than is due".formatted(amount, pouring.left));
        }
        return pouring.allocation(unpaid);
    }

    /** What is still unpaid, oldest first. */
    public List<Installment> left() {
        return installments.stream()
                .filter(installment -> !installment.due().total().isZero())
                .toList();
    }

    private static final class Pouring {

        private final List<Installment> installments;
        private Parts parts;
        private Money left;

        private Pouring(Money amount, List<Installment> unpaid) {
            this.installments = new ArrayList<>(unpaid);
            this.parts = Parts.none(amount.currency());
            this.left = amount;
        }

        private void pourInterest(LocalDate day) {
            for (int i = 0; i < installments.size() && left.isPositive(); i++) {
                if (!installments.get(i).dueDate().isAfter(day)) {
                    Parts due = installments.get(i).due();
                    take(i, new Parts(Money.zero(left.currency()), due.interest(), due.penalty()));
                }
            }
        }

        private void pour() {
            for (int i = 0; i < installments.size() && left.isPositive(); i++) {
                take(i, installments.get(i).due());
            }
        }

        private void take(int i, Parts due) {
            Money penalty = due.penalty().min(left);
            Money interest = due.interest().min(left.minus(penalty));
            Money principal = due.principal().min(left.minus(penalty).minus(interest));
            Parts taken = new Parts(principal, interest, penalty);
            installments.set(i, installments.get(i).paying(taken));
            parts = parts.plus(taken);
            left = left.minus(taken.total());
        }

        private Allocation allocation(List<Installment> before) {
            List<Installment> paid = new ArrayList<>();
            for (int i = 0; i < installments.size(); i++) {
                if (!installments.get(i).equals(before.get(i))) {
                    paid.add(installments.get(i));
                }
            }
            return new Allocation(parts, installments, paid);
        }
    }
}
