package io.tranche.ledger.chart;

import io.tranche.contracts.Money;

/**
 * An account and what stands on it.
 *
 * @param balance credits minus debits, for every type of account
 */
record AccountTotals(
        long id,
        String code,
        AccountType type,
        String currency,
        Money debited,
        Money credited,
        Money balance,
        long lineCount) {}
