package io.tranche.contracts;

/** One funder's part of an applied repayment. */
public record AppliedShare(long accountId, Money principal, Money interest, Money penalty) {}
