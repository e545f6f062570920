package io.tranche.loan.account;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Allocation.Waterfall;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A loan as it stands.
 *
 * @param lines in the order in which they are paid
 * @param today the day that has not ended yet
 */
public record Account(Agreement agreement, List<Line> lines, LocalDate today) {

    public Account {
        lines = List.copyOf(lines);
    }

    /**
     * A loan after a payment.
     *
     * @param parts of the amount, what the loan could take
     * @param overpaid what it could not
     * @param credited interest of payments before that counts as principal now
     */
    public record Paid(Account account, Parts parts, Money overpaid, Money credited) {}

    /** On the day of the payout. */
    public static Account opened(Agreement agreement) {
        return new Account(
                agreement,
                agreement.schedule().stream().map(row -> new Line(row, 0)).toList(),
                agreement.paidOut());
    }

    /** Ends all days before this one. */
    public Account on(LocalDate day) {
        if (!day.isAfter(today)) {
            return this;
        }
        List<Line> later = lines.stream()
                .map(line -> line.after(today, day, agreement.handling().penalty()))
                .toList();
        return new Account(agreement, later, day);
    }

    /** Counts a payment on its value date, or today if that is over. */
    public Paid pay(Payment payment) {
        Account then = on(payment.valueDate());
        Money dues = then.dues().total();
        Optional<Settlement> settlement = payment.kind().reschedules()
                ? Settlement.of(then)
                        .filter(open -> open.begunBy(payment.amount().minus(dues)))
                : Optional.empty();
        if (settlement.isPresent()) {
            Paid paid = then.allocate(dues);
            Money more = payment.amount().minus(dues);
            Paid settled = settlement.get().pay(paid.account, more, payment.kind());
            return new Paid(settled.account, paid.parts.plus(settled.parts), settled.overpaid, settled.credited);
        }
        Money amount = payment.amount().min(then.outstanding());
        Paid paid = then.allocate(amount);
        return new Paid(paid.account, paid.parts, payment.amount().minus(amount), zero());
    }

    public List<Installment> installments() {
        return lines.stream().map(Line::installment).toList();
    }

    /** All that is unpaid. */
    public Money outstanding() {
        return installments().stream().map(row -> row.due().total()).reduce(zero(), Money::plus);
    }

    /** What has been paid of it. */
    public Parts paid() {
        return installments().stream().map(Installment::paid).reduce(none(), Parts::plus);
    }

    /** What it takes today to owe nothing any more: what is due, all principal less the {@link #credit}, and interest to the day. */
    public Parts payoff() {
        return dues().plus(Settlement.of(this).map(Settlement::payoff).orElse(none()));
    }

    /** Interest that was paid for days that do not come if the loan is closed today: it pays principal then. */
    public Money credit() {
        return Settlement.of(this).map(Settlement::credit).orElse(zero());
    }

    /** What is unpaid of what has fallen due. */
    public Parts dues() {
        return installments().stream()
                .filter(row -> !row.dueDate().isAfter(today))
                .map(Installment::due)
                .reduce(none(), Parts::plus);
    }

    /** The equal amount of what is to come; the last installment, which may differ, only where there is no other. */
    public Money emi() {
        List<Money> amounts = installments().stream()
                .filter(row -> row.dueDate().isAfter(today))
                .map(row -> row.charged().principal().plus(row.charged().interest()))
                .toList();
        return amounts.stream()
                .limit(Math.max(1, amounts.size() - 1))
                .max(Money::compareTo)
                .orElse(zero());
    }

    /** @param amount not more than is outstanding */
    private Paid allocate(Money amount) {
        Allocation allocation = Allocation.of(
                amount, installments(), new Waterfall(agreement.handling().order(), today));
        List<Line> paid = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            paid.add(lines.get(i).with(allocation.installments().get(i)));
        }
        return new Paid(new Account(agreement, paid, today), allocation.parts(), zero(), zero());
    }

    private Parts none() {
        return Parts.none(agreement.terms().principal().currency());
    }

    private Money zero() {
        return none().principal();
    }
}
