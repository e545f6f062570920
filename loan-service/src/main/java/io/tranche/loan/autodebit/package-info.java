/** Takes what is due from the wallets of borrowers who want that, on the day it is due and some days after. */
@NullMarked
package io.tranche.loan.autodebit;

import org.jspecify.annotations.NullMarked;
