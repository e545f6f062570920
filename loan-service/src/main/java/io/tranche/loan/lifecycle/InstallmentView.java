package io.tranche.loan.lifecycle;

import io.tranche.contracts.Money;
import io.tranche.loan.schedule.ScheduledInstallment;
import java.time.LocalDate;

/** A row of a schedule as the API shows it; before the loan is paid out, as it would be. */
record InstallmentView(
        int number,
        LocalDate dueDate,
        Money amount,
        Money principal,
        Money interest,
        Money penalty,
        Money balance,
        Money paidAmount,
        Standing status) {

    enum Standing {
        PLANNED,
        DUE,
        PARTIALLY_PAID,
        PAID
    }

    static InstallmentView of(Installment row) {
        return new InstallmentView(
                row.number(),
                row.dueDate(),
                row.charged().total(),
                row.charged().principal(),
                row.charged().interest(),
                row.charged().penalty(),
                row.balance(),
                row.paid().total(),
                standing(row));
    }

    static InstallmentView planned(ScheduledInstallment row) {
        Money zero = Money.zero(row.balance().currency());
        return new InstallmentView(
                row.number(),
                row.dueDate(),
                row.amount(),
                row.principal(),
                row.interest(),
                zero,
                row.balance(),
                zero,
                Standing.PLANNED);
    }

    private static Standing standing(Installment row) {
        if (row.due().total().isZero()) {
            return Standing.PAID;
        }
        return row.paid().total().isZero() ? Standing.DUE : Standing.PARTIALLY_PAID;
    }
}
