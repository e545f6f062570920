package io.tranche.ledger.proof;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import java.util.List;

/** All that was ever debited and credited in one currency, by type of account. */
@Schema(example = """
        {"currency": "INR", "debited": "1234567.89", "credited": "1234567.89", "balanced": true,
         "types": [{"type": "INCOME", "debited": "0.00", "credited": "6618.53", "balance": "6618.53"}]}""")
record TrialBalance(String currency, Money debited, Money credited, boolean balanced, List<OfType> types) {

    /** @param balance credits minus debits */
    record OfType(String type, Money debited, Money credited, Money balance) {}

    static TrialBalance of(String currency, List<OfType> types) {
        Money debited = types.stream().map(OfType::debited).reduce(Money::plus).orElseThrow();
        Money credited =
                types.stream().map(OfType::credited).reduce(Money::plus).orElseThrow();
        return new TrialBalance(currency, debited, credited, debited.equals(credited), types);
    }
}
