package io.tranche.wallet.account;

/** A user as auth-service numbers them. */
public record UserId(long value) {}
