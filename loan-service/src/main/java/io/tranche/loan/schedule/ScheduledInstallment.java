package io.tranche.loan.schedule;

import io.tranche.contracts.Money;
import java.time.LocalDate;

/**
 * One row of a schedule.
 *
 * @param number from 1
 * @param balance principal that is still owed after this installment
 */
public record ScheduledInstallment(int number, LocalDate dueDate, Money principal, Money interest, Money balance) {

    public Money amount() {
        return principal.plus(interest);
    }
}
