package io.tranche.ledger.proof;

import io.tranche.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What adding up the whole journal found. Of many findings only the first are shown, but all are counted. */
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
