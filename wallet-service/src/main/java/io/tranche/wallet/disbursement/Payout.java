package io.tranche.wallet.disbursement;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import java.util.List;

/** Money that reached a borrower, and where it came from. */
record Payout(AccountId borrower, Money principal, List<AccountShare> allocations) {
    Payout {
        allocations = List.copyOf(allocations);
    }
}
