/** Tests of the package of the same name. */
@NullMarked
package io.tranche.loan.schedule;

import org.jspecify.annotations.NullMarked;
