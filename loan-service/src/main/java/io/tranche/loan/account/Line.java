package io.tranche.loan.account;

import io.tranche.contracts.Money;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * An installment, and for how long how much of it was overdue.
 *
 * @param overdueMinorDays sum over the days that count of the principal and interest that was unpaid at their end
 */
public record Line(Installment installment, long overdueMinorDays) {

    /** After the days from one, included, to another, not included, have ended. */
    Line after(LocalDate from, LocalDate to, PenaltyTerms penalty) {
        LocalDate first = installment.dueDate().plusDays(penalty.graceDays() + 1L);
        long days = ChronoUnit.DAYS.between(first.isAfter(from) ? first : from, to);
        Parts due = installment.due();
        long overdue = due.principal().plus(due.interest()).minorUnits();
        if (days <= 0 || overdue == 0) {
            return this;
        }
        long minorDays = Math.addExact(overdueMinorDays, Math.multiplyExact(overdue, days));
        Money charged = penalty.on(minorDays, due.principal().currency());
        return new Line(installment.penalised(charged), minorDays);
    }

    Line with(Installment changed) {
        return new Line(changed, overdueMinorDays);
    }
}
