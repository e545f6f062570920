package io.tranche.ledger.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.Money;
import io.tranche.ledger.chart.AccountCode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryTests {

    private static final AccountCode WALLET = AccountCode.wallet(7);

    @Test
    void refusesOneLine() {
        assertThatThrownBy(() -> entry(Line.credit(WALLET, Money.inr("1.00")))).hasMessageContaining("two lines");
    }

    @Test
    void refusesSidesThatDiffer() {
        assertThatThrownBy(() -> entry(
                        Line.debit(AccountCode.SETTLEMENT, Money.inr("1.00")), Line.credit(WALLET, Money.inr("1.01"))))
                .hasMessage("top_up:1 does not balance: 0.01 INR");
    }

    @Test
    void refusesCurrenciesThatBalanceOnlyTogether() {
        Money dollar = Money.ofMinor(100, Currency.getInstance("USD"));
        assertThatThrownBy(
                        () -> entry(Line.debit(AccountCode.SETTLEMENT, Money.inr("1.00")), Line.credit(WALLET, dollar)))
                .hasMessageContaining("does not balance");
    }

    @Test
    void refusesLinesOfNothing() {
        assertThatThrownBy(() -> Line.credit(WALLET, Money.inr("0.00"))).hasMessageContaining("not positive");
    }

    private static Entry entry(Line... lines) {
        return new Entry(
                new Entry.Source(UUID.randomUUID(), "wallet.topped_up.v1", Instant.EPOCH),
                new Entry.Subject("top_up:1", null, null),
                "Top-up",
                List.of(lines));
    }
}
