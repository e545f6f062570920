package io.tranche.loan.schedule;

import io.tranche.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The rest of a loan on a reducing balance after principal was repaid that the schedule had not foreseen. Its due dates stay as they
 * were.
 *
 * @param principal still owed
 * @param from the day within the running period from which interest is reckoned
 * @param laterDues the due dates after that of the running period
 */
public record Remainder(Money principal, RunningPeriod period, LocalDate from, List<LocalDate> laterDues) {

    private record Stretch(LocalDate due, BigDecimal years) {}

    public Remainder {
        laterDues = List.copyOf(laterDues);
    }

    /** In as many installments as there were to come, lower than before. */
    public List<ScheduledInstallment> lowered() {
        List<Stretch> all = stretches();
        return repaid(all, period.money(levels(all).getLast()));
    }

    /** In installments of the same amount, as few as it takes; the last is what is left. */
    public List<ScheduledInstallment> shortened(Money emi) {
        List<Stretch> all = stretches();
        List<BigDecimal> levels = levels(all);
        int count = 1;
        while (count < all.size() && levels.get(count - 1).compareTo(emi.toDecimal()) > 0) {
            count++;
        }
        return repaid(all.subList(0, count), emi);
    }

    private List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        stretches.add(new Stretch(period.due(), period.yearsAfter(from)));
        LocalDate before = period.due();
        for (LocalDate due : laterDues) {
            stretches.add(new Stretch(due, new RunningPeriod(period.terms(), before, due).yearsAfter(before)));
            before = due;
        }
        return stretches;
    }

    /** The equal amount that repays the principal in the first stretch, in the first two, and so on. */
    private List<BigDecimal> levels(List<Stretch> stretches) {
        BigDecimal rate = period.terms().rate().fraction();
        BigDecimal grown = principal.toDecimal();
        BigDecimal equalOnes = BigDecimal.ZERO;
        List<BigDecimal> levels = new ArrayList<>();
        for (Stretch stretch : stretches) {
            BigDecimal factor = Precise.multiply(rate, stretch.years()).add(BigDecimal.ONE);
            grown = Precise.multiply(grown, factor);
            equalOnes = Precise.multiply(equalOnes, factor).add(BigDecimal.ONE);
            levels.add(Precise.divide(grown, equalOnes));
        }
        return levels;
    }

    private List<ScheduledInstallment> repaid(List<Stretch> stretches, Money level) {
        Money left = principal;
        List<ScheduledInstallment> rows = new ArrayList<>();
        for (Stretch stretch : stretches) {
            boolean last = rows.size() == stretches.size() - 1;
            Money interest = period.interest(left, stretch.years());
            Money part = last ? left : within(level.minus(interest), left);
            left = left.minus(part);
            rows.add(new ScheduledInstallment(rows.size() + 1, stretch.due(), part, interest, left));
        }
        rows.removeIf(row -> row.amount().isZero());
        return rows;
    }

    private static Money within(Money amount, Money most) {
        return amount.isNegative() ? Money.zero(amount.currency()) : amount.min(most);
    }
}
