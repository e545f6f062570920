package io.tranche.wallet.allocation;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.HouseAccount;
import io.tranche.wallet.account.Postings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Funds each loan wholly from the house, as long as it has the money. */
@Component
public class HouseCapital {

    private final HouseAccount house;

    HouseCapital(HouseAccount house) {
        this.house = house;
    }

    /** The accounts that {@link #allocate} may draw on, to be locked first. */
    public Set<AccountId> funders() {
        return Set.of(house.id());
    }

    /** How the principal is shared out, or empty when there is not enough. Moves nothing. */
    public Optional<List<AccountShare>> allocate(Money principal, Postings postings) {
        return postings.covers(house.id(), principal)
                ? Optional.of(List.of(new AccountShare(house.id().value(), principal)))
                : Optional.empty();
    }
}
