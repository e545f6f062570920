package io.tranche.wallet.allocation;

import io.tranche.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a provider wants.
 *
 * @param paused nothing goes into new loans
 * @param loanMax the most that goes into one loan; null for as much as there is
 * @param scoreMin the lowest credit score of a borrower; null for any, or none known
 */
record Preferences(
        boolean paused, @Nullable Money loanMax, @Nullable Integer scoreMin) {

    static final Preferences NONE = new Preferences(false, null, null);
}
