package io.tranche.wallet.account;

import io.tranche.contracts.AccountKind;
import io.tranche.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * An account as it stands.
 *
 * @param owner null for the house
 * @param overdraftLimit how far below zero the balance may go; never negative
 * @param transactionCount also the number of the last transaction on it
 */
public record Account(
        AccountId id,
        @Nullable UserId owner,
        AccountKind kind,
        Money balance,
        Money overdraftLimit,
        long transactionCount) {

    /** What can be taken from it. Negative when the limit was lowered after it had been used. */
    public Money available() {
        return balance.plus(overdraftLimit);
    }

    /** @param amount credited, or debited if it is negative */
    public Account after(Money amount) {
        return new Account(id, owner, kind, balance.plus(amount), overdraftLimit, transactionCount + 1);
    }
}
