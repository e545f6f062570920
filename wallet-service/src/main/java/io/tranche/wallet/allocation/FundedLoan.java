package io.tranche.wallet.allocation;

import io.tranche.contracts.Funding;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A loan that needs funds.
 *
 * @param fee what of them the platform keeps; null for nothing
 * @param borrower the account that gets the rest
 * @param terms null for the settings
 */
public record FundedLoan(
        Money principal,
        @Nullable Money fee,
        AccountId borrower,
        @Nullable Funding terms) {}
