package io.tranche.loan.funding;

/**
 * What a funder can claim of an amount that is shared out bit by bit, in minor units.
 *
 * @param stake decides the funder's proportion
 * @param received what the funder has had of all earlier amounts
 */
record Claim(long accountId, long stake, long received) {}
