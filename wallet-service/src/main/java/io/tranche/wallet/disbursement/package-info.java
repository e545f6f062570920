/** Wallet's half of the disbursement saga: pays a loan out once, and takes it back when asked. */
@NullMarked
package io.tranche.wallet.disbursement;

import org.jspecify.annotations.NullMarked;
