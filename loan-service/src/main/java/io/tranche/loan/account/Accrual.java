package io.tranche.loan.account;

import io.tranche.contracts.Money;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.schedule.RunningPeriod;
import java.time.LocalDate;

/**
 * Interest of an installment's period, up to today.
 *
 * @param from when interest of it begins: at the due date of those before, or the payout
 * @param interest that has accrued, paid or not
 */
record Accrual(RunningPeriod period, LocalDate from, Money interest) {

    static Accrual of(Account account, int index) {
        Installment row = account.installments().get(index);
        RunningPeriod period = new RunningPeriod(
                account.agreement().terms(), account.agreement().periodBegin(row.dueDate()), row.dueDate());
        LocalDate from = settledUntil(account, index);
        Money balance = row.balance().plus(row.charged().principal());
        return new Accrual(period, from, period.accrued(balance, row.charged().interest(), from, account.today()));
    }

    private static LocalDate settledUntil(Account account, int index) {
        return account.installments().subList(0, index).stream()
                .map(Installment::dueDate)
                .max(LocalDate::compareTo)
                .orElse(account.agreement().paidOut());
    }
}
