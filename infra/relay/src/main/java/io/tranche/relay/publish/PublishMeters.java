package io.tranche.relay.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class PublishMeters {

    private static final int[] BUCKETS_MILLIS = {
        1, 2, 5, 10, 15, 20, 30, 50, 75, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000
    };

    private final Timer commitToAck;
    private final Counter published;
    private final Clock clock;

    PublishMeters(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.published = Counter.builder("relay.published")
                .description("Events that Kafka acknowledged, re-sent ones included")
                .register(registry);
        this.commitToAck = Timer.builder("outbox.relay.publish")
                .description("From the commit of an outbox row to Kafka's acknowledgement")
                .serviceLevelObjectives(buckets())
                .register(registry);
    }

    void published(List<OutboxEvent> events) {
        Instant now = clock.instant();
        published.increment(events.size());
        for (OutboxEvent event : events) {
            Duration age = Duration.between(event.committedAt(), now);
            commitToAck.record(age.isNegative() ? Duration.ZERO : age);
        }
    }

    private static Duration[] buckets() {
        return java.util.Arrays.stream(BUCKETS_MILLIS)
                .mapToObj(Duration::ofMillis)
                .toArray(Duration[]::new);
    }
}
