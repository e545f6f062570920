package io.tranche.messaging;

import io.tranche.contracts.Event;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.Topics;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.messaging.outbox.Outbox;
import java.util.List;
import java.util.Set;

/** Answers every request through the outbox, as a saga's participant does. */
final class Decliner implements EventConsumer {

    private final Outbox outbox;

    Decliner(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "decliner";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.LOAN_EVENTS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return Set.of(DisbursementRequested.class);
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        outbox.appendAll(events.stream()
                .map(received -> (DisbursementRequested) received.event())
                .map(request -> new DisbursementDeclined(request.loanId(), RefusalReason.INSUFFICIENT_FUNDS))
                .toList());
    }
}
