package io.tranche.wallet.account;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Money;
import java.util.Collection;

/** Accounts of wallet-service, without its database. */
public final class Purses {

    private Purses() {}

    /** Empty; their owners have the same numbers. */
    public static Postings of(Collection<Long> ids) {
        Money nothing = Money.zero(Money.INR);
        return new Postings(ids.stream()
                .map(id -> new Account(new AccountId(id), new UserId(id), AccountKind.CUSTOMER, nothing, nothing, 0))
                .toList());
    }
}
