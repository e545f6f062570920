package io.tranche.messaging.inbox;

import io.tranche.messaging.parking.Failure;
import io.tranche.messaging.parking.OrderedKey;
import io.tranche.messaging.parking.ParkedEvents;
import io.tranche.messaging.parking.ParkedRow;
import io.tranche.messaging.trace.Traces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
    private final Consumer<BatchOutcome> alongside;

    /** @param alongside called within each transaction, so that what it writes stands or falls with the batch */
    BatchTransaction(EventConsumer consumer, Shared shared, ConsumerMeters meters, Consumer<BatchOutcome> alongside) {
        this.consumer = consumer;
        this.transactions = shared.transactions();
        this.inbox = shared.inbox();
        this.parkedEvents = shared.parkedEvents();
        this.traces = shared.traces();
        this.meters = meters;
        this.alongside = alongside;
    }

    void apply(List<Delivery> deliveries) {
        inbox.makeRoomFor(deliveries);
        try {
            meters.committed(Objects.requireNonNull(transactions.execute(status -> applyFresh(deliveries))));
        } catch (RuntimeException failure) {
            if (deliveries.size() == 1 && TransientTrouble.isTimeout(failure)) {
                meters.timedOut();
            }
            throw failure;
        }
    }

    void park(Delivery delivery, Failure failure) {
        transactions.executeWithoutResult(status -> {
            if (inbox.mark(consumer.name(), List.of(delivery)).isEmpty()) {
                alongside.accept(new BatchOutcome(List.of(), List.of(BatchOutcome.Duplicate.of(delivery)), List.of()));
            } else {
                List<ParkedRow> parked = List.of(delivery.parked(failure));
                parkedEvents.park(consumer.name(), parked);
                alongside.accept(new BatchOutcome(List.of(), List.of(), parked));
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
        BatchOutcome outcome = new BatchOutcome(applied, duplicates(deliveries, fresh), parked);
        alongside.accept(outcome);
        return outcome;
    }

    /** What is not fresh; the same event twice in a batch is fresh once. */
    private static List<BatchOutcome.Duplicate> duplicates(List<Delivery> deliveries, List<Delivery> fresh) {
        Set<Delivery> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(fresh);
        return deliveries.stream()
                .filter(delivery -> !kept.contains(delivery))
                .map(BatchOutcome.Duplicate::of)
                .toList();
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

    void applyTraced(List<Delivery.Readable> ready) {
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
