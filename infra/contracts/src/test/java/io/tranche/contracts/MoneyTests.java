package io.tranche.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class MoneyTests {

    private static final Currency YEN = Currency.getInstance("JPY");
    private static final Currency DINAR = Currency.getInstance("KWD");
    private static final String SEED = "2026";
    private static final long FAR = Long.MAX_VALUE / 4;

    @Property(seed = SEED)
    void decimalFormKeepsEveryMinorUnit(@ForAll("money") Money money) {
        assertThat(Money.of(money.toDecimal(), money.currency())).isEqualTo(money);
        assertThat(Money.of(new BigDecimal(money.toString()), money.currency())).isEqualTo(money);
    }

    @Property(seed = SEED)
    void whatIsAddedCanBeTakenAway(@ForAll("rupees") Money sum, @ForAll("rupees") Money part) {
        assertThat(sum.plus(part).minus(part)).isEqualTo(sum);
        assertThat(sum.minus(part)).isEqualTo(sum.plus(part.negated()));
        assertThat(sum.plus(part)).isEqualTo(part.plus(sum));
    }

    @Property(seed = SEED)
    void ordersByMinorUnits(@ForAll("rupees") Money one, @ForAll("rupees") Money other) {
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Long.compare(one.minorUnits(), other.minorUnits()));
        assertThat(one.min(other).minorUnits()).isEqualTo(Math.min(one.minorUnits(), other.minorUnits()));
    }

    @Property(seed = SEED)
    void isExactlyOneOfNegativeZeroAndPositive(@ForAll("rupees") Money money) {
        assertThat(List.of(money.isNegative(), money.isZero(), money.isPositive()))
                .containsOnlyOnce(true);
    }

    @Property(seed = SEED)
    void survivesJson(@ForAll @LongRange(min = Long.MIN_VALUE) long minorUnits) {
        WalletEvent.WalletToppedUp event = new WalletEvent.WalletToppedUp(1, 2, Money.ofMinor(minorUnits, Money.INR));

        byte[] json = EventJson.write(event).getBytes(StandardCharsets.UTF_8);

        assertThat(EventJson.read(json, WalletEvent.WalletToppedUp.class)).isEqualTo(event);
    }

    @Example
    void readsAndShowsTheDecimalsOfTheCurrency() {
        assertThat(Money.inr("8884.88").minorUnits()).isEqualTo(888_488);
        assertThat(Money.inr("100000")).hasToString("100000.00");
        assertThat(Money.of(new BigDecimal("1e3"), YEN)).hasToString("1000");
        assertThat(Money.of(new BigDecimal("1.5"), DINAR)).hasToString("1.500");
    }

    @Example
    void refusesMoreDecimalsThanTheCurrencyHas() {
        assertThatThrownBy(() -> Money.inr("0.001")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(new BigDecimal("0.5"), YEN)).isInstanceOf(ArithmeticException.class);
    }

    @Example
    void refusesWhatDoesNotFit() {
        Money most = Money.ofMinor(Long.MAX_VALUE, Money.INR);

        assertThatThrownBy(() -> Money.inr("1e999")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.inr("1e-999999999")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.plus(Money.inr("0.01"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMinor(Long.MIN_VALUE, Money.INR).negated())
                .isInstanceOf(ArithmeticException.class);
    }

    @Example
    void refusesToMixCurrencies() {
        Money rupee = Money.inr("1");
        Money yen = Money.ofMinor(1, YEN);

        assertThatThrownBy(() -> rupee.plus(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rupee.minus(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rupee.compareTo(yen)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Money> rupees() {
        return Arbitraries.longs().between(-FAR, FAR).map(minorUnits -> Money.ofMinor(minorUnits, Money.INR));
    }

    @Provide
    Arbitrary<Money> money() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.of(Money.INR, YEN, DINAR))
                .as(Money::ofMinor);
    }
}
