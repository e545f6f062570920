package io.tranche.wallet.account;

/** The lender's own account. */
public record HouseAccount(AccountId id) {}
