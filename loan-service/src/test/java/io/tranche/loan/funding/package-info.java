/** Tests of the package of the same name. */
@NullMarked
package io.tranche.loan.funding;

import org.jspecify.annotations.NullMarked;
