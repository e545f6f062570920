package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Agreement.Handling;
import io.tranche.loan.account.Allocation;
import io.tranche.loan.account.Allocation.Waterfall;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.lifecycle.LoanId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the loans of a batch owe, as it gets less. */
final class Dues {

    private final Map<LoanId, List<Installment>> unpaid;
    private final Map<LoanId, Handling> handlings;
    private final LocalDate today;
    private final List<Installment> paid = new ArrayList<>();

    /** @param unpaid of each loan, oldest first */
    Dues(Map<LoanId, List<Installment>> unpaid, Map<LoanId, Handling> handlings, LocalDate today) {
        this.unpaid = new HashMap<>(unpaid);
        this.handlings = handlings;
        this.today = today;
    }

    Parts pay(LoanId loan, Money amount) {
        Handling handling = Objects.requireNonNull(handlings.get(loan));
        Allocation allocation =
                Allocation.of(amount, unpaid.getOrDefault(loan, List.of()), new Waterfall(handling.order(), today));
        unpaid.put(loan, allocation.left());
        paid.addAll(allocation.paid());
        return allocation.parts();
    }

    /** Installments that changed, each as often as it did; the last is how it is. */
    List<Installment> paid() {
        return paid;
    }
}
