package io.tranche.wallet.account;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Money;
import java.util.Arrays;

/** Accounts as if they had been locked. */
public final class AccountFixture {

    private AccountFixture() {}

    public static Account house(long id, String balance) {
        return new Account(new AccountId(id), null, AccountKind.HOUSE, Money.inr(balance), Money.zero(Money.INR), 0);
    }

    /** The user has the number of the account. */
    public static Account wallet(long id, String balance) {
        return withOverdraft(id, balance, "0");
    }

    public static Account withOverdraft(long id, String balance, String limit) {
        return new Account(
                new AccountId(id), new UserId(id), AccountKind.CUSTOMER, Money.inr(balance), Money.inr(limit), 0);
    }

    public static Postings locked(Account... accounts) {
        return new Postings(Arrays.asList(accounts));
    }
}
