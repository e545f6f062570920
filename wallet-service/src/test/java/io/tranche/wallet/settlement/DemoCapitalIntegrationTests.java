package io.tranche.wallet.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.testing.OutboxRows;
import io.tranche.wallet.WalletTest;
import io.tranche.wallet.account.HouseAccount;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

@WalletTest
class DemoCapitalIntegrationTests {

    private final DemoCapital capital;
    private final HouseAccount house;

    DemoCapitalIntegrationTests(@Autowired Payments payments, @Autowired HouseAccount house) {
        this.house = house;
        this.capital = new DemoCapital(payments, house);
    }

    @Test
    void fundsTheHouseOnceHoweverOftenTheDemoStarts() {
        capital.run(new DefaultApplicationArguments());
        capital.run(new DefaultApplicationArguments());

        assertThat(OutboxRows.ofType("wallet", WalletToppedUp.class))
                .filteredOn(topUp -> topUp.accountId() == house.id().value())
                .filteredOn(topUp -> topUp.amount().equals(Money.inr("100000000.00")))
                .hasSize(1);
    }
}
