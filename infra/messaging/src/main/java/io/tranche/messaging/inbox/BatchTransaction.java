package io.tranche.messaging.inbox;

import io.tranche.messaging.parking.Failure;
import io.tranche.messaging.parking.OrderedKey;
import io.tranche.messaging.parking.ParkedEvents;
import io.tranche.messaging.parking.ParkedRow;
import io.tranche.messaging.trace.Traces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Marks, parks and applies a batch, all or nothing. An event that is parked is marked as well: from then on parked_event alone
 * tells what is to become of it, however often it is delivered again.
 */
final class BatchTransaction {

    /** What all consumers of a service work with. */
    record Shared(TransactionTemplate transactions, InboxTable inbox, ParkedEvents parkedEvents, Traces traces) {}

    private final EventConsumer consumer;
    private final TransactionTemplate transactions;
    private final InboxTable inbox;
    private final ParkedEvents parkedEvents;
    private final Traces traces;
    private final ConsumerMeters meters;

    BatchTransaction(EventConsumer consumer, Shared shared, ConsumerMeters meters) {
        this.consumer = consumer;
        this.transactions = shared.transactions();
        this.inbox = shared.inbox();
        this.parkedEvents = shared.parkedEvents();
        this.traces = shared.traces();
        this.meters = meters;
    }

    void apply(List<Delivery> deliveries) {
        inbox.makeRoomFor(deliveries);
        meters.committed(Objects.requireNonNull(transactions.execute(status -> applyFresh(deliveries))));
    }

    void park(Delivery delivery, Failure failure) {
        transactions.executeWithoutResult(status -> {
            if (!inbox.mark(consumer.name(), List.of(delivery)).isEmpty()) {
                parkedEvents.park(consumer.name(), List.of(delivery.parked(failure)));
                meters.parkedOne();
            }
        });
    }

    private BatchOutcome applyFresh(List<Delivery> deliveries) {
        List<Delivery> fresh = inbox.mark(consumer.name(), deliveries);
        List<Delivery.Readable> ready = new ArrayList<>(fresh.size());
        List<ParkedRow> parked = sortOut(fresh, ready);
        if (!parked.isEmpty()) {
            parkedEvents.park(consumer.name(), parked);
        }
        if (!ready.isEmpty()) {
            applyTraced(ready);
        }
        List<ReceivedEvent> applied =
                ready.stream().map(Delivery.Readable::event).toList();
        return new BatchOutcome(applied, deliveries.size() - fresh.size(), parked.size());
    }

    /** Adds to {@code ready} what can be applied, and returns what must be parked. */
    private List<ParkedRow> sortOut(List<Delivery> fresh, List<Delivery.Readable> ready) {
        Set<OrderedKey> heldBack = heldBack(fresh);
        List<ParkedRow> parked = new ArrayList<>();
        for (Delivery delivery : fresh) {
            switch (delivery) {
                case Delivery.Unreadable unreadable -> {
                    parked.add(unreadable.parked(unreadable.failure()));
                    unreadable.key().ifPresent(heldBack::add);
                }
                case Delivery.Readable readable -> {
                    if (readable.key().filter(heldBack::contains).isPresent()) {
                        parked.add(readable.parked(null));
                    } else {
                        ready.add(readable);
                    }
                }
            }
        }
        return parked;
    }

    private Set<OrderedKey> heldBack(List<Delivery> fresh) {
        Set<OrderedKey> keys = new HashSet<>();
        fresh.stream().map(Delivery::key).flatMap(Optional::stream).forEach(keys::add);
        return keys.isEmpty() ? keys : parkedEvents.heldBack(consumer.name(), keys);
    }

    private void applyTraced(List<Delivery.Readable> ready) {
        List<ReceivedEvent> events =
                ready.stream().map(Delivery.Readable::event).toList();
        List<Traces.Received> received = ready.stream()
                .map(readable -> new Traces.Received(
                        readable.event().id(),
                        readable.type(),
                        readable.event().event().key(),
                        readable.event().traceParent()))
                .toList();
        traces.during(consumer.name() + " apply", received, () -> consumer.apply(events));
    }
}
