package io.tranche.loan.schedule;

import io.tranche.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The installments of a loan.
 *
 * <p>The equal amount (EMI) is rounded once, the interest of each row once, and the last installment takes what these
 * roundings leave over. So principal and interest add up exactly, whatever the terms. Interest that a moratorium capitalises is
 * principal from then on.
 *
 * @param emi the equal amount; the first and the last installment may differ from it, and those of a moratorium do
 * @param upFrontInterest what is taken at the payout for a long first period
 */
public record Schedule(Money emi, Money upFrontInterest, List<ScheduledInstallment> installments) {

    public Schedule {
        installments = List.copyOf(installments);
    }

    /** @param paidOut the day the money is paid out; the first installment falls due one period later */
    public static Schedule of(Terms terms, LocalDate paidOut) {
        return of(terms, Beginning.on(paidOut));
    }

    /** @throws ArithmeticException if the interest of many years is more than {@link Money} holds */
    public static Schedule of(Terms terms, Beginning beginning) {
        Rounding rounding = terms.conventions().rounding();
        int decimals = terms.principal().currency().getDefaultFractionDigits();
        Amortization rows = new Amortization(terms, beginning, amount -> rounding.round(amount, decimals));
        List<ScheduledInstallment> installments = new ArrayList<>(terms.installments());
        for (Amortization.Part part : rows.parts()) {
            int number = installments.size() + 1;
            installments.add(new ScheduledInstallment(
                    number,
                    rows.periods().get(number - 1).due(),
                    money(part.principal(), terms),
                    money(part.interest(), terms),
                    money(part.balance(), terms)));
        }
        return new Schedule(money(rows.level(), terms), money(rows.upFront(), terms), installments);
    }

    /** All installments, principal and interest. */
    public Money total() {
        return installments.stream()
                .map(ScheduledInstallment::amount)
                .reduce(Money::plus)
                .orElseThrow();
    }

    private static Money money(BigDecimal amount, Terms terms) {
        return Money.of(amount, terms.principal().currency());
    }
}
