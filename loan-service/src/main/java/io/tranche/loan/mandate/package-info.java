/** Which loans' dues their borrowers want to be taken from their wallets. */
@NullMarked
package io.tranche.loan.mandate;

import org.jspecify.annotations.NullMarked;
