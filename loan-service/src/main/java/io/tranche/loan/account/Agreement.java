package io.tranche.loan.account;

import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.product.AllocationOrder;
import io.tranche.loan.schedule.Terms;
import java.time.LocalDate;
import java.util.List;

/**
 * What was agreed on a loan that is paid out.
 *
 * @param schedule as it was at the payout, nothing of it paid
 */
public record Agreement(Terms terms, LocalDate paidOut, List<Installment> schedule, Handling handling) {

    /** How the bank deals with payments and with their absence. */
    public record Handling(AllocationOrder order, PenaltyTerms penalty) {}

    public Agreement {
        schedule = List.copyOf(schedule);
    }

    /** The due date before this one, as the schedule was at the payout; or the payout. */
    LocalDate periodBegin(LocalDate due) {
        return schedule.stream()
                .map(Installment::dueDate)
                .filter(before -> before.isBefore(due))
                .max(LocalDate::compareTo)
                .orElse(paidOut);
    }
}
