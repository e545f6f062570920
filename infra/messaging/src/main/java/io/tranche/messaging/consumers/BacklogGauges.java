package io.tranche.messaging.consumers;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.messaging.parking.ParkedCounts;
import io.tranche.messaging.parking.ParkedEvents;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** What each consumer still has to do: records not consumed and events parked. Not a number while it cannot be told. */
final class BacklogGauges {

    private final EventConsumers consumers;
    private final Kafka kafka;
    private final ParkedEvents parkedEvents;
    private final Map<String, Double> lags = new ConcurrentHashMap<>();
    private final Map<String, ParkedCounts> parked = new ConcurrentHashMap<>();

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
            registerParked(registry, group);
        }
    }

    private void registerParked(MeterRegistry registry, String group) {
        Map<String, ToDoubleFunction<ParkedCounts>> byReason = Map.of(
                "failed", ParkedCounts::failed, "unreadable", ParkedCounts::unreadable, "queued", ParkedCounts::queued);
        byReason.forEach((reason, count) -> Gauge.builder("parked.events", () -> parked(group, count))
                .description("Events that failed or wait behind one that did")
                .tags("consumer", group, "reason", reason)
                .register(registry));
        Gauge.builder("parked.keys", () -> parked(group, ParkedCounts::keys))
                .description("Keys whose events are held back")
                .tag("consumer", group)
                .register(registry);
        Gauge.builder("parked.oldest.age", () -> parked(group, ParkedCounts::oldestAgeSeconds))
                .description("Since the oldest open event was parked")
                .baseUnit("seconds")
                .tag("consumer", group)
                .register(registry);
    }

    private double parked(String group, ToDoubleFunction<ParkedCounts> count) {
        ParkedCounts counts = parked.get(group);
        return counts == null ? Double.NaN : count.applyAsDouble(counts);
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
            Map<String, ParkedCounts> counts = parkedEvents.counts();
            for (String group : consumers.groups()) {
                parked.put(group, counts.getOrDefault(consumers.of(group).name(), ParkedCounts.NONE));
            }
        } catch (RuntimeException unknown) {
            parked.clear();
            throw unknown;
        }
    }
}
