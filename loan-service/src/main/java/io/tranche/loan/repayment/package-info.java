/** Paying back: the saga behind a repayment, what it counts towards, and the answer its caller waits for. */
@NullMarked
package io.tranche.loan.repayment;

import org.jspecify.annotations.NullMarked;
