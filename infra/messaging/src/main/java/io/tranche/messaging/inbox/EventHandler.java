package io.tranche.messaging.inbox;

import io.tranche.messaging.parking.Failure;
import io.tranche.messaging.parking.OrderedKey;
import io.tranche.messaging.parking.ParkedEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/** A consumer as redrive, replay and dry run use it: the same code as live traffic, fed by hand. */
public final class EventHandler {

    private final EventConsumer consumer;
    private final EventListeners listeners;
    private final DeliveryReader reader;
    private final BatchTransaction transaction;
    private final InboxTable inbox;
    private final ParkedEvents parkedEvents;

    EventHandler(EventConsumer consumer, EventListeners listeners) {
        this.consumer = consumer;
        this.listeners = listeners;
        this.reader = listeners.unmeasuredReader(consumer.handles());
        this.transaction = listeners.unmeasuredTransaction(consumer, outcome -> {});
        this.inbox = listeners.shared().inbox();
        this.parkedEvents = listeners.shared().parkedEvents();
    }

    public String consumer() {
        return consumer.name();
    }

    public Set<String> topics() {
        return consumer.topics();
    }

    /**
     * Marks, applies and parks as live traffic does, and throws only what passes.
     *
     * @param alongside called within each transaction with what it did
     */
    public BatchMessageListener<byte[], byte[]> listener(Consumer<BatchOutcome> alongside) {
        return listeners.unmeasuredListenerOf(consumer, alongside);
    }

    /**
     * Applies an event in the current transaction, whether it is marked or not: for one that is parked, and marked for that reason.
     *
     * @throws RuntimeException as the consumer does, or if it is no event for this consumer
     */
    public void apply(ConsumerRecord<byte[], byte[]> delivered) {
        switch (reader.read(delivered).orElse(null)) {
            case null ->
                throw new UnreadableEventException("The consumer " + consumer.name() + " does not handle its type");
            case Delivery.Unreadable unreadable ->
                throw new UnreadableEventException(unreadable.failure().summary());
            case Delivery.Readable readable -> transaction.applyTraced(List.of(readable));
        }
    }

    /** How each of the records stands that concern this consumer, as far as is committed. */
    public List<Standing> standings(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Delivery> deliveries =
                records.stream().flatMap(record -> reader.read(record).stream()).toList();
        if (deliveries.isEmpty()) {
            return List.of();
        }
        Set<UUID> marked = inbox.marked(consumer.name(), deliveries);
        Set<UUID> parked = parkedEvents.openAmong(consumer.name(), marked);
        Set<OrderedKey> heldBack = parkedEvents.open(
                consumer.name(),
                deliveries.stream().map(Delivery::key).flatMap(Optional::stream).collect(Collectors.toSet()));
        List<Standing> standings = new ArrayList<>(deliveries.size());
        for (Delivery delivery : deliveries) {
            UUID id = delivery.mark().id();
            boolean waits = parked.contains(id)
                    || !marked.contains(id)
                            && delivery.key().filter(heldBack::contains).isPresent();
            standings.add(new Standing(
                    delivery.delivered(),
                    id,
                    delivery.type(),
                    marked.contains(id) && !waits,
                    waits,
                    failure(delivery)));
        }
        return standings;
    }

    private static Optional<Failure> failure(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Unreadable unreadable -> Optional.of(unreadable.failure());
            case Delivery.Readable _ -> Optional.empty();
        };
    }
}
