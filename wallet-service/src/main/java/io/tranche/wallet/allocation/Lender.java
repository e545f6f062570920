package io.tranche.wallet.allocation;

import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A provider who lends at present.
 *
 * @param loanMax the most that goes into one loan; null for as much as there is
 */
record Lender(AccountId account, @Nullable Money loanMax) {}
