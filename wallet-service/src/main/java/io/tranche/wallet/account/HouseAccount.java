package io.tranche.wallet.account;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The lender's own account. Opened when the service first starts on a database, before anyone can ask for it. */
@Component
public final class HouseAccount {

    private final AccountId id;

    HouseAccount(Accounts accounts, AccountSettings settings, TransactionOperations transactions) {
        this.id = transactions.execute(status -> accounts.openHouse(settings.currency()));
    }

    public AccountId id() {
        return id;
    }
}
