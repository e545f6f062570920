package io.tranche.ledger.posting;

import io.tranche.contracts.Event;
import io.tranche.ledger.journal.Line;
import io.tranche.ledger.journal.Side;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What the ledger makes of events, without its database. */
public final class PostedBooks {

    private final Set<String> references = new HashSet<>();
    private final Map<String, Long> balances = new TreeMap<>();

    /** What has the same reference is posted once, as the journal does it. */
    public void post(Collection<? extends Event> events) {
        for (Event event : events) {
            ReceivedEvent received =
                    new ReceivedEvent(UUID.randomUUID(), Instant.EPOCH, event, event.topic(), 0, 0, null);
            Postings.entryFor(received)
                    .filter(entry -> references.add(entry.subject().reference()))
                    .ifPresent(entry -> entry.lines().forEach(this::post));
        }
    }

    /** Credits less debits, in minor units. */
    public long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }

    public long sum() {
        return balances.values().stream().mapToLong(Long::longValue).sum();
    }

    private void post(Line line) {
        long minor = line.amount().minorUnits();
        balances.merge(line.account().value(), line.side() == Side.CREDIT ? minor : -minor, Math::addExact);
    }
}
