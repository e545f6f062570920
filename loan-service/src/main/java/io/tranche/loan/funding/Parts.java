package io.tranche.loan.funding;

import io.tranche.contracts.Money;
import java.util.Currency;

/** What an amount pays for. */
public record Parts(Money principal, Money interest, Money penalty) {

    public static Parts none(Currency currency) {
        Money zero = Money.zero(currency);
        return new Parts(zero, zero, zero);
    }

    public Parts plus(Parts other) {
        return new Parts(principal.plus(other.principal), interest.plus(other.interest), penalty.plus(other.penalty));
    }

    public Parts minus(Parts other) {
        return new Parts(
                principal.minus(other.principal), interest.minus(other.interest), penalty.minus(other.penalty));
    }

    public Money total() {
        return principal.plus(interest).plus(penalty);
    }
}
