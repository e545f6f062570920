package io.tranche.wallet.allocation;

import io.tranche.contracts.FundingPolicy;
import io.tranche.wallet.account.AccountDirectory;
import io.tranche.wallet.account.HouseAccount;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Opens the pools of batches. */
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

    /** @param demand of the loans that are to be funded; since when money is there is looked up for those alone that go by it */
    public FundingPool open(Demand demand) {
        Map<FundingPolicy, List<Lender>> lenders = demand.policies().stream()
                .collect(Collectors.toMap(Function.identity(), policy -> lenders(policy, demand)));
        return new FundingPool(settings, house.id(), lenders);
    }

    private List<Lender> lenders(FundingPolicy policy, Demand demand) {
        return switch (policy) {
            case PRO_RATA -> providers.lending(demand);
            case FIRST_IN_FIRST_OUT -> providers.lendingInOrder(demand);
        };
    }

    /** For a batch that pays nothing out. */
    public FundingPool closed() {
        return new FundingPool(settings, house.id(), Map.of());
    }

    /** Tries what could be funded at this moment. */
    public Rehearsal rehearse(Demand demand) {
        FundingPool pool = open(demand);
        return new Rehearsal(pool, directory.find(pool.funders()));
    }
}
