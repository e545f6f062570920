/** Tests of the package of the same name. */
@NullMarked
package io.tranche.loan.repayment;

import org.jspecify.annotations.NullMarked;
