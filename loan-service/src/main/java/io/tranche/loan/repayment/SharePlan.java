package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.loan.account.Allocation;
import io.tranche.loan.account.Allocation.Waterfall;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.lifecycle.Installment;
import java.util.List;

/**
 * How the next payment of a loan goes to its funders. Payments under way are taken as counted: replies come in the order of the
 * requests, so when this one's turn comes they have been, or have failed; then the loan cannot be closed by it, and a later
 * payment, planned from what really was, puts the funders right.
 *
 * @param unpaid oldest first
 */
record SharePlan(LoanFunding funding, List<Installment> unpaid, Waterfall waterfall) {

    /** After this payment. */
    SharePlan counting(Money amount, List<AccountShare> shares) {
        Allocation allocation = Allocation.of(amount, unpaid, waterfall);
        return new SharePlan(funding.apply(shares, allocation.parts()).funding(), allocation.left(), waterfall);
    }

    List<AccountShare> sharesOf(Money amount) {
        return funding.sharesOf(Allocation.of(amount, unpaid, waterfall).parts());
    }
}
