package io.tranche.loan.repayment;

import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Loan;
import java.util.Optional;

/**
 * A loan after a payment, and what the payment was.
 *
 * @param recount of what was before it; empty if it leaves that as it is
 */
record Counted(Loan loan, Parts parts, Optional<Recount> recount) {}
