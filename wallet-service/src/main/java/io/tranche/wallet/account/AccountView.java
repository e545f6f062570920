package io.tranche.wallet.account;

import io.tranche.contracts.Money;
import org.jspecify.annotations.Nullable;

/** An account in an answer. */
record AccountView(
        long id,
        @Nullable Long userId,
        String kind,
        String currency,
        Money balance,
        Money overdraftLimit,
        long transactionCount) {

    static AccountView of(Account account) {
        UserId owner = account.owner();
        return new AccountView(
                account.id().value(),
                owner == null ? null : owner.value(),
                account.kind().name(),
                account.balance().currency().getCurrencyCode(),
                account.balance(),
                account.overdraftLimit(),
                account.transactionCount());
    }
}
