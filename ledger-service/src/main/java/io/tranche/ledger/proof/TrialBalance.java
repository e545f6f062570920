package io.tranche.ledger.proof;

import io.tranche.contracts.Money;
import java.util.List;

/** All that was ever debited and credited in one currency, by type of account. */
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
