package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Loan;

/**
 * A loan without a payment, and what that was.
 *
 * @param others what all other payments together count as
 * @param overpaid what the loan cannot take of them
 * @param penaltyCharged by how much the penalties that were charged are different now
 */
record Uncounted(Loan loan, Parts parts, Parts others, Money overpaid, Money penaltyCharged) {}
