package io.tranche.ledger.posting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.contracts.Event;
import io.tranche.contracts.LoanEvent.CompensationForced;
import io.tranche.contracts.LoanEvent.ForcedCompensationUndone;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.Topics;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.contracts.WalletEvent.WalletWithdrawn;
import io.tranche.ledger.journal.Entry;
import io.tranche.ledger.journal.Journal;
import io.tranche.ledger.journal.Posted;
import io.tranche.ledger.reconciliation.WalletChecks;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Posts every event that moved money. */
@Component
class PostingConsumer implements EventConsumer {

    private final Journal journal;
    private final WalletChecks walletChecks;
    private final Counter posted;

    PostingConsumer(Journal journal, WalletChecks walletChecks, MeterRegistry meters) {
        this.journal = journal;
        this.walletChecks = walletChecks;
        this.posted = Counter.builder("ledger_entries_posted_total")
                .description("Journal entries posted")
                .register(meters);
    }

    @Override
    public String name() {
        return "posting";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.WALLET_EVENTS, Topics.LOAN_EVENTS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(
                WalletToppedUp.class,
                WalletWithdrawn.class,
                LoanDisbursed.class,
                DisbursementReversed.class,
                RepaymentCollected.class,
                RepaymentRefunded.class,
                RepaymentApplied.class,
                CompensationForced.class,
                ForcedCompensationUndone.class);
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        List<Entry> entries = events.stream()
                .map(Postings::entryFor)
                .flatMap(Optional::stream)
                .toList();
        Posted batch = journal.post(entries);
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
