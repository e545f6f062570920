/** Tests of the package of the same name. */
@NullMarked
package io.tranche.loan.account;

import org.jspecify.annotations.NullMarked;
