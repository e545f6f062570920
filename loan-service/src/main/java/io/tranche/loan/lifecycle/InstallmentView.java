package io.tranche.loan.lifecycle;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import io.tranche.loan.schedule.ScheduledInstallment;
import java.time.LocalDate;

/** A row of a schedule as the API shows it; before the loan is paid out, as it would be. */
@Schema(example = """
        {"number": 1, "due_date": "2026-02-20", "amount": "8938.19", "principal": "7884.88", "interest": "1000.00",
         "penalty": "53.31", "balance": "92115.12", "paid_amount": "5000.00", "status": "PARTIALLY_PAID"}""")
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
