package io.tranche.wallet.account;

import io.tranche.contracts.Money;

/** An entry that was accepted, with the account as it left it: one row of {@code account_transaction}. */
record PostedEntry(Account account, Money amount, Cause cause) {}
