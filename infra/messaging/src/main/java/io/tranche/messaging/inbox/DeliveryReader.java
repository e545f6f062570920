package io.tranche.messaging.inbox;

import io.tranche.contracts.Event;
import io.tranche.contracts.EventCatalog;
import io.tranche.contracts.EventHeaders;
import io.tranche.contracts.EventJson;
import io.tranche.messaging.parking.Failure;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Tells apart what a consumer wants, what is not for it and what nobody can read. Whatever is not wanted is not parsed. */
final class DeliveryReader {

    private final Set<Class<? extends Event>> wanted;
    private final Clock clock;
    private final Envelope envelope;
    private final ConsumerMeters meters;

    DeliveryReader(Set<Class<? extends Event>> wanted, Clock clock, ConsumerMeters meters) {
        this.wanted = Set.copyOf(wanted);
        this.clock = clock;
        this.envelope = new Envelope(clock);
        this.meters = meters;
    }

    List<Delivery> read(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Delivery> deliveries =
                records.stream().flatMap(delivered -> read(delivered).stream()).toList();
        meters.polled(deliveries.size());
        return deliveries;
    }

    /** Empty for what is not for this consumer. */
    Optional<Delivery> read(ConsumerRecord<byte[], byte[]> delivered) {
        String type = Envelope.text(delivered, EventHeaders.TYPE);
        if (type == null) {
            return Optional.of(unreadable(delivered, null, new UnreadableEventException("The event has no type")));
        }
        Optional<Class<? extends Event>> known = EventCatalog.find(type);
        if (known.isEmpty()) {
            meters.passedOverUnknown();
        }
        return known.filter(wanted::contains).map(eventClass -> read(delivered, type, eventClass));
    }

    private Delivery read(ConsumerRecord<byte[], byte[]> delivered, String type, Class<? extends Event> eventClass) {
        try {
            Mark mark = envelope.mark(delivered);
            ReceivedEvent event = new ReceivedEvent(
                    mark.id(),
                    Envelope.time(delivered),
                    parse(delivered.value(), eventClass),
                    delivered.topic(),
                    delivered.partition(),
                    delivered.offset(),
                    Envelope.text(delivered, EventHeaders.TRACE_PARENT));
            return new Delivery.Readable(delivered, mark, type, event);
        } catch (RuntimeException broken) {
            return unreadable(delivered, type, broken);
        }
    }

    private static Event parse(byte @Nullable [] payload, Class<? extends Event> eventClass) {
        Event event = payload == null ? null : EventJson.read(payload, eventClass);
        if (event == null) {
            throw new UnreadableEventException("The event is empty");
        }
        return event;
    }

    private Delivery unreadable(
            ConsumerRecord<byte[], byte[]> delivered, @Nullable String type, RuntimeException cause) {
        Failure failure = Failure.ofUnreadable(cause, clock.instant());
        return new Delivery.Unreadable(delivered, markOf(delivered), type, failure);
    }

    private Mark markOf(ConsumerRecord<byte[], byte[]> delivered) {
        try {
            return envelope.mark(delivered);
        } catch (RuntimeException withoutId) {
            return envelope.substitute(delivered);
        }
    }
}
