package io.tranche.ledger.chart;

public enum AccountType {
    ASSET,
    LIABILITY,
    INCOME,
    EXPENSE,
    EQUITY
}
