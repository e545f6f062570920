package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.lifecycle.Loan;
import java.util.List;
import java.util.Map;

/** What was read for a batch; mutable maps by id. */
record BookRows(
        Map<Long, Loan> loans,
        Map<Long, Repayment> repayments,
        Dues dues,
        Map<Long, LoanFunding> fundings,
        Map<Long, List<AccountShare>> requestedShares) {

    Loan loanOf(Repayment repayment) {
        Loan loan = loans.get(repayment.order().loanId().value());
        if (loan == null) {
            throw new IllegalStateException("The loan of repayment %s was not read".formatted(repayment.id()));
        }
        return loan;
    }

    LoanFunding fundingOf(Loan loan) {
        return fundings.getOrDefault(loan.id().value(), new LoanFunding(List.of()));
    }

    /** How it was asked to go to the funders. */
    List<AccountShare> sharesOf(Repayment repayment) {
        List<AccountShare> requested = requestedShares.get(repayment.id().value());
        return requested == null ? fundingOf(loanOf(repayment)).sharesOf(repayment.amount()) : requested;
    }
}
