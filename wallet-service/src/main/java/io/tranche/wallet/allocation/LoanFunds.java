package io.tranche.wallet.allocation;

import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.HouseAccount;
import io.tranche.wallet.account.Postings;
import java.util.List;
import java.util.Set;
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

    public void save(FundingPool pool, Postings postings) {
        Set<AccountId> lentOut = pool.lentOut(postings);
        if (!lentOut.isEmpty()) {
            providers.lentOut(lentOut);
        }
    }
}
