package io.tranche.wallet.disbursement;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that reached a borrower, and where it came from.
 *
 * @param fee what of the principal did not reach the borrower; null for nothing
 */
record Payout(
        AccountId borrower,
        Money principal,
        List<AccountShare> allocations,
        @Nullable Money fee) {
    Payout {
        allocations = List.copyOf(allocations);
    }
}
