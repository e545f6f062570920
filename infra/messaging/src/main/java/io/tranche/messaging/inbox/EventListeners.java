package io.tranche.messaging.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
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
        BatchTransaction transaction = new BatchTransaction(consumer, shared, meters);
        return new BatchListener(
                group,
                new DeliveryReader(consumer.handles(), clock, meters),
                transaction,
                new OneByOne(transaction, settings.attempts(), clock));
    }
}
