package io.tranche.loan.account;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Account.Paid;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.Fact.Reversal;
import io.tranche.loan.funding.Parts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A loan, reckoned from all that happened to it, by the rules of now: facts do not say by which they were counted when they came.
 *
 * @param partsByPayment what each payment that was not reversed counts as, by its id
 * @param overpaid what the loan could not take of them
 */
public record History(Account account, Map<Long, Parts> partsByPayment, Money overpaid) {

    /** @param facts in any order: what matters is when each counts, not when it became known */
    public static History of(Agreement agreement, Collection<? extends Fact> facts, LocalDate today) {
        Account account = Account.opened(agreement);
        Money overpaid = Money.zero(agreement.terms().principal().currency());
        Map<Long, Parts> parts = new LinkedHashMap<>();
        for (Payment payment : counting(facts)) {
            Paid paid = account.pay(payment);
            account = paid.account();
            credit(parts, paid.credited());
            parts.put(payment.id(), paid.parts());
            overpaid = overpaid.plus(paid.overpaid());
        }
        return new History(account.on(today), parts, overpaid);
    }

    /** All payments together. */
    public Parts paid() {
        return partsByPayment.values().stream().reduce(Parts.none(overpaid.currency()), Parts::plus);
    }

    /** Interest that has become principal: of the latest payments, which paid it. */
    private static void credit(Map<Long, Parts> partsByPayment, Money credited) {
        Money left = credited;
        List<Map.Entry<Long, Parts>> latestFirst = new ArrayList<>(partsByPayment.entrySet()).reversed();
        for (Map.Entry<Long, Parts> payment : latestFirst) {
            Parts parts = payment.getValue();
            Money moved = left.min(parts.interest());
            left = left.minus(moved);
            payment.setValue(
                    new Parts(parts.principal().plus(moved), parts.interest().minus(moved), parts.penalty()));
        }
    }

    private static List<Payment> counting(Collection<? extends Fact> facts) {
        Set<Long> reversed = facts.stream()
                .filter(Reversal.class::isInstance)
                .map(fact -> ((Reversal) fact).paymentId())
                .collect(Collectors.toSet());
        return facts.stream()
                .filter(Payment.class::isInstance)
                .map(Payment.class::cast)
                .filter(payment -> !reversed.contains(payment.id()))
                .sorted(Payment.ORDER)
                .toList();
    }
}
