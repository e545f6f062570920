/** Tests of the package of the same name. */
@NullMarked
package io.tranche.loan.eligibility;

import org.jspecify.annotations.NullMarked;
