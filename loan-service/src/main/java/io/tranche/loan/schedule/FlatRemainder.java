package io.tranche.loan.schedule;

import io.tranche.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rest of a loan at a flat rate after principal was repaid that the schedule had not foreseen. Interest was agreed for all of it,
 * so it is owed for what is left of it, in proportion. The due dates stay as they were.
 *
 * @param principal still owed
 * @param agreed what was to come; of the first installment, the interest that has not accrued yet
 */
public record FlatRemainder(Money principal, List<ScheduledInstallment> agreed, Rounding rounding) {

    public FlatRemainder {
        agreed = List.copyOf(agreed);
    }

    /** In as many installments as there were to come, all lower in the same proportion. */
    public List<ScheduledInstallment> lowered() {
        Money before = sum(ScheduledInstallment::principal);
        Money interestLeft = share(sum(ScheduledInstallment::interest), principal, before);
        Rows rows = new Rows(principal);
        for (ScheduledInstallment row : agreed) {
            boolean last = row.equals(agreed.getLast());
            Money interest = last
                    ? interestLeft
                    : share(row.interest(), principal, before).min(interestLeft);
            interestLeft = interestLeft.minus(interest);
            Money level = share(row.amount(), principal, before).minus(interest);
            rows.add(row.dueDate(), last ? rows.left : level, interest);
        }
        return rows.all;
    }

    /** The same installments, as few as it takes; the last is what is left, the roundings of all included. */
    public List<ScheduledInstallment> shortened() {
        Rows rows = new Rows(principal);
        for (ScheduledInstallment row : agreed) {
            if (rows.left.isPositive()) {
                Money part = rows.isLast(row.principal()) ? rows.left : row.principal();
                rows.add(row.dueDate(), part, share(row.interest(), part, row.principal()));
            }
        }
        return rows.all;
    }

    private Money sum(Function<ScheduledInstallment, Money> part) {
        return agreed.stream().map(part).reduce(Money::plus).orElseThrow();
    }

    private Money share(Money amount, Money part, Money whole) {
        if (part.equals(whole)) {
            return amount;
        }
        BigDecimal share = Precise.divide(Precise.multiply(amount.toDecimal(), part.toDecimal()), whole.toDecimal());
        return Money.of(rounding.round(share, amount.currency().getDefaultFractionDigits()), amount.currency());
    }

    private static final class Rows {

        private final List<ScheduledInstallment> all = new ArrayList<>();
        private Money left;

        private Rows(Money left) {
            this.left = left;
        }

        private boolean isLast(Money principal) {
            Money rounding = Money.ofMinor(principal.isZero() ? 0 : all.size(), principal.currency());
            return left.compareTo(principal.plus(rounding)) <= 0;
        }

        private void add(LocalDate due, Money principal, Money interest) {
            Money part = principal.isNegative() ? Money.zero(left.currency()) : principal.min(left);
            left = left.minus(part);
            if (part.isPositive() || interest.isPositive()) {
                all.add(new ScheduledInstallment(all.size() + 1, due, part, interest, left));
            }
        }
    }
}
