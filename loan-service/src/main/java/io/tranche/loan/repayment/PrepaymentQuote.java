package io.tranche.loan.repayment;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import io.tranche.loan.account.Account;
import io.tranche.loan.account.Account.Paid;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a loan would be after a payment of today. It changes nothing.
 *
 * @param principal of the amount, dues included
 * @param interestCredit what was paid before for days to come that counts as principal then
 * @param emi the equal installment from then on
 * @param interestSaved of what would have fallen due without it
 * @param schedule what is still to be paid
 */
@Schema(example = """
        {"business_date": "2026-03-02", "amount": "20000.00", "principal": "19692.95", "interest": "307.05", "penalty": "0.00",
         "interest_credit": "0.00", "emi": "6962.36", "last_due_date": "2027-01-20", "interest_saved": "1147.70", "new_outstanding": "76585.95",
         "schedule": [{"number": 3, "due_date": "2026-03-20", "amount": "6962.36", "principal": "6479.55", "interest": "482.81",
          "balance": "65942.62"}]}""")
record PrepaymentQuote(
        LocalDate businessDate,
        Money amount,
        Money principal,
        Money interest,
        Money penalty,
        Money interestCredit,
        Money emi,
        Optional<LocalDate> lastDueDate,
        Money interestSaved,
        Money newOutstanding,
        List<RemainingInstallment> schedule) {

    record RemainingInstallment(
            int number, LocalDate dueDate, Money amount, Money principal, Money interest, Money balance) {

        private static RemainingInstallment of(Installment row) {
            Parts due = row.due();
            return new RemainingInstallment(
                    row.number(), row.dueDate(), due.total(), due.principal(), due.interest(), row.balance());
        }
    }

    /** Empty if it is more than it takes to owe nothing any more. */
    static Optional<PrepaymentQuote> of(Account account, Money amount, PaymentKind kind) {
        Paid paid = account.pay(new Payment(0, account.today(), amount, kind));
        return paid.overpaid().isPositive() ? Optional.empty() : Optional.of(of(account, paid));
    }

    private static PrepaymentQuote of(Account before, Paid paid) {
        Account after = paid.account();
        List<Installment> open = after.installments().stream()
                .filter(row -> !row.due().total().isZero())
                .toList();
        return new PrepaymentQuote(
                before.today(),
                paid.parts().total(),
                paid.parts().principal(),
                paid.parts().interest(),
                paid.parts().penalty(),
                paid.credited(),
                after.emi(),
                open.isEmpty() ? Optional.empty() : Optional.of(open.getLast().dueDate()),
                before.outstanding().minus(paid.parts().total()).minus(after.outstanding()),
                after.outstanding(),
                open.stream().map(RemainingInstallment::of).toList());
    }
}
