package io.tranche.wallet.allocation;

import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.HouseAccount;

/** Allocation without a Spring context. */
public final class AllocationFixture {

    private AllocationFixture() {}

    public static HouseCapital capitalOf(AccountId house) {
        return new HouseCapital(new HouseAccount(house));
    }
}
