package io.tranche.ledger.chart;

import java.util.Currency;

/** An account holds one currency; the same code in two currencies is two accounts. */
public record AccountKey(AccountCode code, Currency currency) {}
