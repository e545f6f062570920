package io.tranche.wallet.settlement;

import io.tranche.contracts.Money;
import io.tranche.wallet.account.HouseAccount;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Gives the house of the demo something to lend, once. */
@Component
@Profile("demo")
class DemoCapital implements ApplicationRunner {

    private static final Money CAPITAL = Money.inr("100000000.00");

    private final Payments payments;
    private final HouseAccount house;

    DemoCapital(Payments payments, HouseAccount house) {
        this.payments = payments;
        this.house = house;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        payments.topUp(house.id(), CAPITAL, "demo-house-capital");
    }
}
