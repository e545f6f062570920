package io.tranche.wallet.allocation;

import io.tranche.contracts.FundingPolicy;
import io.tranche.wallet.account.AccountDirectory;
import io.tranche.wallet.account.HouseAccount;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Opens and saves the pools of batches. */
@Component
public class LoanFunds {

    private final Providers providers;
    private final FundingSettings settings;
    private final HouseAccount house;
    private final AccountDirectory directory;

    LoanFunds(Providers providers, FundingSettings settings, HouseAccount house, AccountDirectory directory) {
        this.providers = providers;
        this.settings = settings;
        this.house = house;
        this.directory = directory;
    }

    /** @param policies of the loans that are to be funded; since when money is there is looked up for those alone that go by it */
    public FundingPool open(Set<FundingPolicy> policies) {
        boolean inOrder = policies.contains(FundingPolicy.FIRST_IN_FIRST_OUT);
        return new FundingPool(settings, house.id(), inOrder ? providers.lendingInOrder() : providers.lending());
    }

    /** For a batch that pays nothing out. */
    public FundingPool closed() {
        return new FundingPool(settings, house.id(), List.of());
    }

    /** Tries what could be funded at this moment. */
    public Rehearsal rehearse(Set<FundingPolicy> policies) {
        FundingPool pool = open(policies);
        return new Rehearsal(pool, directory.find(pool.funders()));
    }

    /** When the accounts are saved. */
    public void save(FundingPool pool) {
        if (!pool.used().isEmpty()) {
            providers.forgetSpentFunds(pool.used());
        }
    }
}
