/** Tests of the package of the same name. */
@NullMarked
package io.tranche.loan.lifecycle;

import org.jspecify.annotations.NullMarked;
