package io.tranche.wallet.account;

import io.tranche.contracts.Money;

/** One account's part of a movement: positive is a credit, negative a debit. */
record Entry(AccountId account, Money amount) {
    Entry {
        if (amount.isZero()) {
            throw new IllegalArgumentException("An entry of nothing on account " + account.value());
        }
    }
}
