package io.tranche.messaging.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tranche.contracts.Event;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.kafka.listener.BatchMessageListener;

/** Makes the listeners that hand records to consumers. */
public final class EventListeners {

    private final InboxSettings settings;
    private final BatchTransaction.Shared shared;
    private final MeterRegistry registry;
    private final Clock clock;

    EventListeners(InboxSettings settings, BatchTransaction.Shared shared, MeterRegistry registry, Clock clock) {
        this.settings = settings;
        this.shared = shared;
        this.registry = registry;
        this.clock = clock;
    }

    /** @param group name of the Kafka group, for meters and logs */
    public BatchMessageListener<byte[], byte[]> listenerOf(EventConsumer consumer, String group) {
        ConsumerMeters meters = new ConsumerMeters(registry, clock, group);
        return listener(new BatchTransaction(consumer, shared, meters, outcome -> {}), consumer, meters);
    }

    /** For a replay: the age of old events would spoil what is told about live ones. */
    BatchMessageListener<byte[], byte[]> unmeasuredListenerOf(
            EventConsumer consumer, Consumer<BatchOutcome> alongside) {
        return listener(unmeasuredTransaction(consumer, alongside), consumer, unregistered());
    }

    BatchTransaction unmeasuredTransaction(EventConsumer consumer, Consumer<BatchOutcome> alongside) {
        return new BatchTransaction(consumer, shared, unregistered(), alongside);
    }

    DeliveryReader unmeasuredReader(Set<Class<? extends Event>> wanted) {
        return new DeliveryReader(wanted, clock, unregistered());
    }

    BatchTransaction.Shared shared() {
        return shared;
    }

    private BatchListener listener(BatchTransaction transaction, EventConsumer consumer, ConsumerMeters meters) {
        return new BatchListener(
                consumer.name(),
                new DeliveryReader(consumer.handles(), clock, meters),
                transaction,
                new OneByOne(transaction, settings.attempts(), clock));
    }

    private ConsumerMeters unregistered() {
        return new ConsumerMeters(new SimpleMeterRegistry(), clock, "none");
    }
}
