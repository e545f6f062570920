package io.tranche.ledger.posting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.contracts.Event;
import io.tranche.ledger.journal.Posted;
import io.tranche.ledger.reconciliation.WalletChecks;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Posts every event that moved money. */
@Component
class PostingConsumer implements EventConsumer {

    private final EventPosting posting;
    private final WalletChecks walletChecks;
    private final Counter posted;

    PostingConsumer(EventPosting posting, WalletChecks walletChecks, MeterRegistry meters) {
        this.posting = posting;
        this.walletChecks = walletChecks;
        this.posted = Counter.builder("ledger_entries_posted_total")
                .description("Journal entries posted")
                .register(meters);
    }

    @Override
    public String name() {
        return EventPosting.CONSUMER;
    }

    @Override
    public Set<String> topics() {
        return EventPosting.TOPICS;
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return EventPosting.EVENTS;
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        Posted batch = posting.post(events);
        walletChecks.moved(batch.accounts());
        afterCommit(() -> posted.increment(batch.entries()));
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
