package io.tranche.wallet.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import java.time.Instant;

/** A transaction as its owner sees it. */
@Schema(example = """
        {"id": 4, "user_id": 6, "amount": "9333.33", "type": "DEBIT", "source": "EMI_PAYMENT", "reference_id": "1",
         "description": "Repayment of loan 1", "balance_after": "90666.67", "created_at": "2026-02-20T09:14:07.624086Z"}""")
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
