package io.tranche.ledger.journal;

import io.tranche.ledger.chart.AccountIds;
import io.tranche.ledger.chart.AccountKey;
import io.tranche.ledger.chart.LedgerAccounts;
import io.tranche.ledger.chart.Movement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where entries are written, whole batches at a time: a constant number of statements, each account touched once. */
@Component
public class Journal {

    private final LedgerAccounts accounts;
    private final JournalRows rows;
    private final Clock clock;

    Journal(LedgerAccounts accounts, JournalRows rows, Clock clock) {
        this.accounts = accounts;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Posts the entries that are not in the journal yet, by source event and by reference.
     *
     * @throws ConflictingEntryException if one is there with other lines
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Posted post(List<Entry> entries) {
        if (entries.isEmpty()) {
            return Posted.NOTHING;
        }
        Map<UUID, Long> ids = rows.insertEntries(entries, clock.instant());
        List<Entry> added = entries.stream()
                .filter(entry -> ids.containsKey(entry.source().eventId()))
                .toList();
        AccountIds moved = added.isEmpty() ? AccountIds.NONE : insertLines(added, ids);
        if (added.size() < entries.size()) {
            rows.requireSameLines(entries.stream()
                    .filter(entry -> !ids.containsKey(entry.source().eventId()))
                    .toList());
        }
        return new Posted(added.size(), moved);
    }

    /** Balances first: their locks then cover the weaker ones that the lines' foreign keys take. */
    private AccountIds insertLines(List<Entry> added, Map<UUID, Long> entryIds) {
        Map<AccountKey, Movement> movements = new HashMap<>();
        added.stream()
                .flatMap(entry -> entry.lines().stream())
                .forEach(line -> movements.merge(line.key(), line.movement(), Movement::plus));
        AccountIds accountIds = accounts.open(movements.keySet());
        Map<Long, Movement> byId = new HashMap<>();
        movements.forEach((key, movement) -> byId.put(accountIds.of(key), movement));
        accounts.move(byId);
        rows.insertLines(added, entryIds, accountIds);
        return accountIds;
    }
}
