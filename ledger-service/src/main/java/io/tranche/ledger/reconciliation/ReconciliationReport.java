package io.tranche.ledger.reconciliation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the wallets compare with their ledger accounts, now. */
@Schema(example = """
        {"wallets": {"total": 1200, "matched": 1199, "pending": 0, "broken": 1, "unverified_since": "2026-02-20T09:14:07Z"},
         "drift": [{"currency": "INR", "amount": "0.01"}],
         "breaks": [{"account": "wallet:12", "kind": "BALANCE_DIFFERS", "currency": "INR",
          "wallet": {"movements": 2, "balance": "90666.67"}, "ledger": {"movements": 2, "balance": "90666.68"},
          "difference": "0.01", "found_at": "2026-02-20T09:15:00Z"}]}""")
record ReconciliationReport(Wallets wallets, List<Drift> drift, List<Break> breaks) {

    /**
     * @param pending differ, or were not compared since they moved; in time they match or break
     * @param unverifiedSince when the wallet that waits longest was last known to match; null when all match
     */
    record Wallets(
            long total,
            long matched,
            long pending,
            long broken,
            @Nullable Instant unverifiedSince) {}

    /** @param amount sum of the open breaks' differences, each without its sign */
    record Drift(String currency, Money amount) {}

    /** @param difference ledger minus wallet */
    record Break(
            String account,
            BreakKind kind,
            String currency,
            Standing wallet,
            Standing ledger,
            Money difference,
            Instant foundAt) {}

    /** @param movements transactions of the wallet, or lines of the ledger account */
    record Standing(long movements, Money balance) {}
}
