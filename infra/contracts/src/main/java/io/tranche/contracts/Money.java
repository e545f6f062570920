package io.tranche.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An exact amount: {@code minorUnits} of {@code currency} (paisa for INR). May be negative; who needs a positive one says so.
 * Arithmetic between currencies and overflow of {@code long} throw {@link IllegalArgumentException} and
 * {@link ArithmeticException}: both are bugs, never input.
 */
public record Money(@JsonProperty("minor_units") long minorUnits, Currency currency) implements Comparable<Money> {

    public static final Currency INR = Currency.getInstance("INR");

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public static Money ofMinor(long minorUnits, Currency currency) {
        return new Money(minorUnits, currency);
    }

    /**
     * Parses a decimal amount such as {@code 100000.00}.
     *
     * @throws ArithmeticException if it has more decimals than the currency or does not fit
     */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(
                amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
    }

    public static Money inr(String amount) {
        return of(new BigDecimal(amount), INR);
    }

    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @JsonIgnore
    public boolean isZero() {
        return minorUnits == 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return minorUnits > 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return minorUnits < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, sameCurrency(other).minorUnits);
    }

    /** The plain decimal at the currency's scale, as the API shows it: {@code 8884.88}. */
    @Override
    public String toString() {
        return toDecimal().toPlainString();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("%s and %s do not mix".formatted(currency, other.currency));
        }
        return other;
    }
}
