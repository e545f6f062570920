/** Whose money funds a loan. House capital for now; providers will stand in front of it. */
@NullMarked
package io.tranche.wallet.allocation;

import org.jspecify.annotations.NullMarked;
