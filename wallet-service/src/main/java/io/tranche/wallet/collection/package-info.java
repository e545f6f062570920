/** Wallet's half of the repayment saga: collects a repayment once, and refunds it when asked. */
@NullMarked
package io.tranche.wallet.collection;

import org.jspecify.annotations.NullMarked;
