/** Tells the ledger, again and again, what wallet-service believes each account holds, so that the two can be compared. */
@NullMarked
package io.tranche.wallet.attestation;

import org.jspecify.annotations.NullMarked;
