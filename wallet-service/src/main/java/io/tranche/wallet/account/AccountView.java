package io.tranche.wallet.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import org.jspecify.annotations.Nullable;

/** An account in an answer. */
@Schema(example = """
        {"id": 12, "user_id": 6, "kind": "CUSTOMER", "currency": "INR", "balance": "90666.67", "overdraft_limit": "0.00",
         "transaction_count": 2}""")
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
