package io.tranche.wallet.account;

/** Number of an account. Accounts are locked in this order. */
public record AccountId(long value) implements Comparable<AccountId> {

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }
}
