package io.tranche.ledger;

import io.tranche.contracts.Event;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands events to the consumers as one polled batch each, without Kafka between. */
@TestComponent
public class Delivery {

    private final List<EventConsumer> consumers;
    private final TransactionTemplate transaction;

    Delivery(List<EventConsumer> consumers, TransactionTemplate transaction) {
        this.consumers = consumers;
        this.transaction = transaction;
    }

    public static ReceivedEvent received(Event event) {
        return new ReceivedEvent(
                UUID.randomUUID(), Instant.now().truncatedTo(ChronoUnit.MICROS), event, event.topic(), 0, 0, null);
    }

    public void of(Event... events) {
        batch(Arrays.stream(events).map(Delivery::received).toList());
    }

    public void batch(List<ReceivedEvent> events) {
        for (EventConsumer consumer : consumers) {
            List<ReceivedEvent> handled = events.stream()
                    .filter(received ->
                            consumer.handles().contains(received.event().getClass()))
                    .toList();
            if (!handled.isEmpty()) {
                transaction.executeWithoutResult(_ -> consumer.apply(handled));
            }
        }
    }
}
