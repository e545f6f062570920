package io.tranche.ledger.journal;

import io.tranche.ledger.chart.AccountIds;

/**
 * What a batch left behind.
 *
 * @param entries how many were new
 * @param accounts the accounts that moved, with their ids
 */
public record Posted(int entries, AccountIds accounts) {

    static final Posted NOTHING = new Posted(0, AccountIds.NONE);
}
