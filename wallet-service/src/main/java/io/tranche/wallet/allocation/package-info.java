/** Whose money funds a loan: the providers' by a policy and within their limits, then the house's, where that is allowed. */
@NullMarked
package io.tranche.wallet.allocation;

import org.jspecify.annotations.NullMarked;
