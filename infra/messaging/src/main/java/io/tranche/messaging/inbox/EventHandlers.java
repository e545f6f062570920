package io.tranche.messaging.inbox;

import io.tranche.contracts.Event;
import io.tranche.messaging.action.ActionRefused;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/** The consumers of a service, for what does not come from a live topic. */
public final class EventHandlers {

    private final Supplier<Stream<EventConsumer>> consumers;
    private final EventListeners listeners;

    EventHandlers(Supplier<Stream<EventConsumer>> consumers, EventListeners listeners) {
        this.consumers = consumers;
        this.listeners = listeners;
    }

    /** @throws ActionRefused if this service has no such consumer */
    public EventHandler of(String consumer) {
        return consumers
                .get()
                .filter(candidate -> candidate.name().equals(consumer))
                .findFirst()
                .map(found -> new EventHandler(found, listeners))
                .orElseThrow(() -> ActionRefused.notFound("There is no consumer " + consumer));
    }

    public EventReader readerOf(Set<Class<? extends Event>> wanted) {
        return new EventReader(listeners.unmeasuredReader(wanted));
    }

    /** With the same time limit as live batches have. */
    public TransactionTemplate transactions() {
        return listeners.shared().transactions();
    }
}
