package io.tranche.wallet.account;

import io.tranche.contracts.Money;
import java.time.Instant;

/** A transaction as its owner sees it. */
record AccountTransaction(
        long id,
        long userId,
        Money amount,
        String type,
        String source,
        String referenceId,
        String description,
        Money balanceAfter,
        Instant createdAt) {}
