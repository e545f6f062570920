package io.tranche.loan.repayment;

import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.repayment.Facts.NewFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a batch changed, each row once, as it is in the end. */
final class ChangedRows {

    private record InstallmentKey(LoanId loan, int number) {}

    private final Map<LoanId, Loan> loans = new LinkedHashMap<>();
    private final Map<RepaymentId, Repayment> repayments = new LinkedHashMap<>();
    private final Map<InstallmentKey, Installment> installments = new LinkedHashMap<>();
    private final Map<Long, LoanFunding> fundings = new LinkedHashMap<>();
    private final List<NewFact> facts = new ArrayList<>();

    void loan(Loan loan) {
        loans.put(loan.id(), loan);
    }

    void repayment(Repayment repayment) {
        repayments.put(repayment.id(), repayment);
    }

    void installments(List<Installment> paid) {
        paid.forEach(row -> installments.put(new InstallmentKey(row.loanId(), row.number()), row));
    }

    void funding(LoanId loan, LoanFunding funding) {
        fundings.put(loan.value(), funding);
    }

    void fact(NewFact fact) {
        facts.add(fact);
    }

    Collection<Loan> loans() {
        return loans.values();
    }

    Collection<Repayment> repayments() {
        return repayments.values();
    }

    Collection<Installment> installments() {
        return installments.values();
    }

    List<NewFact> facts() {
        return facts;
    }

    Map<Long, LoanFunding> fundings() {
        return fundings;
    }
}
