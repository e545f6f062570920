/** Tests of the package of the same name. */
@NullMarked
package io.tranche.loan.outcome;

import org.jspecify.annotations.NullMarked;
