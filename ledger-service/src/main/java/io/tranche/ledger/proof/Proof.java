package io.tranche.ledger.proof;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What adding up the whole journal found. Of many findings only the first are shown, but all are counted. */
@Schema(example = """
        {"proven": true, "proven_at": "2026-02-20T09:15:00Z", "entries": 4200, "lines": 11850,
         "unbalanced_entries": {"total": 0, "shown": []}, "differing_accounts": {"total": 0, "shown": []}}""")
record Proof(
        boolean proven,
        Instant provenAt,
        long entries,
        long lines,
        Findings<UnbalancedEntry> unbalancedEntries,
        Findings<DifferingAccount> differingAccounts) {

    record Findings<T>(long total, List<T> shown) {}

    /** @param difference credits minus debits; null for an entry without lines */
    record UnbalancedEntry(
            long entryId,
            long lines,
            @Nullable Money difference,
            @Nullable String currency) {}

    record DifferingAccount(String account, String currency, Totals onAccount, Totals inJournal) {}

    record Totals(Money debited, Money credited, long lineCount) {}
}
