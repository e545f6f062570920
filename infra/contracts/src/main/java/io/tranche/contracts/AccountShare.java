package io.tranche.contracts;

/** One account's part of an amount: what it lends to a loan, or receives of a repayment. Never negative. */
public record AccountShare(long accountId, Money amount) {}
