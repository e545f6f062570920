/** Who lent the money of a loan, and who gets which part of what is paid back. */
@NullMarked
package io.tranche.loan.funding;

import org.jspecify.annotations.NullMarked;
