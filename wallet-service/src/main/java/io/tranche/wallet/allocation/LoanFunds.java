package io.tranche.wallet.allocation;

import io.tranche.wallet.account.HouseAccount;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens and saves the pools of batches. */
@Component
public class LoanFunds {

    private final Providers providers;
    private final FundingSettings settings;
    private final HouseAccount house;

    LoanFunds(Providers providers, FundingSettings settings, HouseAccount house) {
        this.providers = providers;
        this.settings = settings;
        this.house = house;
    }

    public FundingPool open() {
        return new FundingPool(settings, house.id(), providers.lending());
    }

    /** For a batch that pays nothing out. */
    public FundingPool closed() {
        return new FundingPool(settings, house.id(), List.of());
    }

    /** When the accounts are saved. */
    public void save(FundingPool pool) {
        if (!pool.used().isEmpty()) {
            providers.forgetSpentFunds(pool.used());
        }
    }
}
