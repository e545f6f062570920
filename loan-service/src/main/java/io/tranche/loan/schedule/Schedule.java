package io.tranche.loan.schedule;

import io.tranche.contracts.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The installments of a loan on a reducing balance: equal amounts, of which the interest on the balance comes first.
 *
 * <p>The equal amount (EMI) is rounded once, the interest of each row once, and the last installment takes what these
 * roundings leave over. So principal and interest add up exactly, whatever the terms.
 */
public record Schedule(List<ScheduledInstallment> installments) {

    public Schedule {
        installments = List.copyOf(installments);
    }

    /** @param from the day the money is paid out; an installment falls due on the same day of each later month */
    public static Schedule of(Terms terms, LocalDate from) {
        Money emi = emi(terms);
        BigDecimal rate = terms.rate().monthly();
        Money balance = terms.principal();
        List<ScheduledInstallment> rows = new ArrayList<>(terms.installments());
        for (int number = 1; number <= terms.installments(); number++) {
            Money interest = rounded(balance.toDecimal().multiply(rate), balance);
            boolean last = number == terms.installments();
            Money principal = last ? balance : emi.minus(interest).min(balance);
            balance = balance.minus(principal);
            rows.add(new ScheduledInstallment(number, dueDate(from, number), principal, interest, balance));
        }
        return new Schedule(rows);
    }

    /** The equal monthly amount: P·r·(1+r)^n / ((1+r)^n − 1), or P / n without interest. */
    static Money emi(Terms terms) {
        BigDecimal principal = terms.principal().toDecimal();
        BigDecimal rate = terms.rate().monthly();
        if (rate.signum() == 0) {
            BigDecimal months = BigDecimal.valueOf(terms.installments());
            return rounded(principal.divide(months, MathContext.DECIMAL128), terms.principal());
        }
        BigDecimal growth = BigDecimal.ONE.add(rate).pow(terms.installments(), MathContext.DECIMAL128);
        BigDecimal factor = rate.multiply(growth).divide(growth.subtract(BigDecimal.ONE), MathContext.DECIMAL128);
        return rounded(principal.multiply(factor), terms.principal());
    }

    /** Principal and interest of all installments. */
    public Money total() {
        return installments.stream()
                .map(ScheduledInstallment::amount)
                .reduce(Money::plus)
                .orElseThrow();
    }

    /** Counted from the first date, so that a short month does not shorten the ones after it: 31 Jan, 28 Feb, 31 Mar. */
    private static LocalDate dueDate(LocalDate from, int number) {
        return from.plusMonths(number);
    }

    private static Money rounded(BigDecimal amount, Money like) {
        int scale = like.currency().getDefaultFractionDigits();
        return Money.of(amount.setScale(scale, RoundingMode.HALF_EVEN), like.currency());
    }
}
