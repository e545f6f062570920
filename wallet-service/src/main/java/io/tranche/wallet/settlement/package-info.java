/** Money from and to the world outside, through a payment provider: top-ups, withdrawals, house capital. */
@NullMarked
package io.tranche.wallet.settlement;

import org.jspecify.annotations.NullMarked;
