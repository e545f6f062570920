package io.tranche.ledger.chart;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;

/**
 * An account and what stands on it.
 *
 * @param balance credits minus debits, for every type of account
 */
@Schema(example = """
        {"id": 9, "code": "wallet:12", "type": "LIABILITY", "currency": "INR", "debited": "9333.33", "credited": "100000.00",
         "balance": "90666.67", "line_count": 2}""")
record AccountTotals(
        long id,
        String code,
        AccountType type,
        String currency,
        Money debited,
        Money credited,
        Money balance,
        long lineCount) {}
