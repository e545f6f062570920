package io.tranche.wallet.account;

import io.tranche.contracts.Money;

/** One account's part of a movement: positive is a credit, negative a debit. */
record Entry(AccountId account, Money amount) {
    Entry {
        if (amount.isZero()) {
            throw new IllegalArgumentException("An entry of nothing on account " + account.value());
        }
    }

    /** Nearer to nothing by a fee. */
    Entry less(Money fee) {
        Money left = amount.isNegative() ? amount.plus(fee) : amount.minus(fee);
        if (left.isNegative() != amount.isNegative()) {
            throw new IllegalArgumentException("A fee of %s on an entry of %s".formatted(fee, amount));
        }
        return new Entry(account, left);
    }
}
