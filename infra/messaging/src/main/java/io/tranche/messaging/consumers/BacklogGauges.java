package io.tranche.messaging.consumers;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.messaging.parking.ParkedEvents;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each consumer still has to do: records not consumed and events parked. Not a number while it cannot be told. */
final class BacklogGauges {

    private final EventConsumers consumers;
    private final Kafka kafka;
    private final ParkedEvents parkedEvents;
    private final Map<String, Double> lags = new ConcurrentHashMap<>();
    private final Map<String, Double> parked = new ConcurrentHashMap<>();

    BacklogGauges(EventConsumers consumers, Kafka kafka, ParkedEvents parkedEvents) {
        this.consumers = consumers;
        this.kafka = kafka;
        this.parkedEvents = parkedEvents;
    }

    void register(MeterRegistry registry) {
        for (String group : consumers.groups()) {
            Gauge.builder("consumer.lag.events", () -> lags.getOrDefault(group, Double.NaN))
                    .description("Records that the consumer has not committed")
                    .tag("consumer", group)
                    .register(registry);
            Gauge.builder("parked.events", () -> parked.getOrDefault(group, Double.NaN))
                    .description("Events that failed or wait behind one that did")
                    .tag("consumer", group)
                    .register(registry);
        }
    }

    void measureLag() {
        try {
            for (String group : consumers.groups()) {
                lags.put(group, (double) kafka.lag(group, consumers.of(group).topics()));
            }
        } catch (RuntimeException unknown) {
            lags.clear();
            throw unknown;
        }
    }

    void countParked() {
        try {
            Map<String, Long> counts = parkedEvents.countByConsumer();
            for (String group : consumers.groups()) {
                parked.put(
                        group,
                        counts.getOrDefault(consumers.of(group).name(), 0L).doubleValue());
            }
        } catch (RuntimeException unknown) {
            parked.clear();
            throw unknown;
        }
    }
}
