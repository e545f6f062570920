package io.tranche.loan.lifecycle;

import io.tranche.contracts.Money;
import io.tranche.loan.funding.Parts;
import java.time.LocalDate;

/**
 * An installment of a loan that was paid out.
 *
 * @param charged what falls due
 * @param paid what of it is paid
 * @param balance principal of the loan that is left after it
 */
public record Installment(LoanId loanId, int number, LocalDate dueDate, Parts charged, Parts paid, Money balance) {

    public Parts due() {
        return charged.minus(paid);
    }

    public Installment paying(Parts parts) {
        return new Installment(loanId, number, dueDate, charged, paid.plus(parts), balance);
    }

    public Installment charging(Parts parts) {
        return new Installment(loanId, number, dueDate, parts, paid, balance);
    }

    /** @param penalty all of it so far */
    public Installment penalised(Money penalty) {
        return charging(new Parts(charged.principal(), charged.interest(), penalty));
    }
}
