/** How loans stand with their dues. The day end keeps it; here it is read. */
@NullMarked
package io.tranche.loan.arrears;

import org.jspecify.annotations.NullMarked;
