package io.tranche.wallet.settlement;

import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A top-up or a withdrawal.
 *
 * @param balanceAfter of the account; null as long as nothing has been posted
 */
record Settlement(
        long id,
        AccountId account,
        Money amount,
        Status status,
        @Nullable Money balanceAfter) {

    enum Status {
        PENDING,
        SUCCESS,
        DECLINED
    }
}
