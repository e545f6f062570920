/** Tests of the package of the same name. */
@NullMarked
package io.tranche.loan.dayend;

import org.jspecify.annotations.NullMarked;
