package io.tranche.messaging.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What a consumer did, by consumer group. Spring Kafka's own meters clash between kinds of listeners and are off. */
final class ConsumerMeters {

    private static final Duration AGE_MIN = Duration.ofMillis(1);
    private static final Duration AGE_MAX = Duration.ofMinutes(10);

    private final Clock clock;
    private final Timer age;
    private final Counter duplicates;
    private final Counter unknownTypes;
    private final Counter parked;
    private final Counter timeouts;
    private final DistributionSummary batchSize;

    ConsumerMeters(MeterRegistry registry, Clock clock, String group) {
        this.clock = clock;
        age = Timer.builder("consumer.event.age")
                .description("Time from the writing of an event until it was applied")
                .tag("consumer", group)
                .publishPercentileHistogram()
                .minimumExpectedValue(AGE_MIN)
                .maximumExpectedValue(AGE_MAX)
                .register(registry);
        duplicates = counter(registry, group, "consumer.duplicates", "Events that had been taken care of before");
        unknownTypes = counter(registry, group, "consumer.unknown.types", "Events of types this version does not know");
        parked = counter(registry, group, "consumer.parked", "Events that were parked");
        timeouts = counter(registry, group, "consumer.event.timeouts", "Times that one event took longer than it may");
        batchSize = DistributionSummary.builder("consumer.batch.size")
                .description("Events per polled batch that concern the consumer")
                .tag("consumer", group)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String group, String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tag("consumer", group)
                .register(registry);
    }

    void polled(int events) {
        batchSize.record(events);
    }

    void passedOverUnknown() {
        unknownTypes.increment();
    }

    void parkedOne() {
        parked.increment();
    }

    void timedOut() {
        timeouts.increment();
    }

    void committed(BatchOutcome outcome) {
        duplicates.increment(outcome.duplicates().size());
        parked.increment(outcome.parked().size());
        Instant now = clock.instant();
        for (ReceivedEvent event : outcome.applied()) {
            Duration waited = Duration.between(event.time(), now);
            age.record(waited.isNegative() ? Duration.ZERO : waited);
        }
    }
}
