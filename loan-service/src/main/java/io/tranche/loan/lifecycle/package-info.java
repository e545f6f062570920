/** A loan from the application to its end: eligibility, the decision, the payout saga, and what the borrower sees of it. */
@NullMarked
package io.tranche.loan.lifecycle;

import org.jspecify.annotations.NullMarked;
