package io.tranche.wallet.allocation;

import io.tranche.contracts.LoanEvent.Funding;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A loan that needs funds.
 *
 * @param borrower the account that gets them
 * @param terms null for the settings
 */
public record FundedLoan(
        Money principal, AccountId borrower, @Nullable Funding terms) {}
