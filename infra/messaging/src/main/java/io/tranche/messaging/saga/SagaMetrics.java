package io.tranche.messaging.saga;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code saga_duration_seconds}, {@code saga_in_flight}, {@code saga_oldest_age_seconds}, {@code saga_compensations_total},
 * {@code saga_compensation_failed_open} and what the watch has done.
 */
final class SagaMetrics {

    private final MeterRegistry registry;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    SagaMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void ended(String saga, String outcome, Duration duration) {
        Timer.builder("saga.duration")
                .description("From the first step that waits to the last")
                .tags("saga", saga, "outcome", outcome)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(2))
                .register(registry)
                .record(duration);
    }

    void watched(Saga saga, Open now) {
        if (open.put(saga.name(), now) == null) {
            saga.steps().forEach(step -> registerInFlight(saga.name(), step));
            registerTotals(saga.name());
            Compensation.RESULTS.forEach(result -> compensations(saga.name(), result));
        }
    }

    private void registerInFlight(String saga, String step) {
        Gauge.builder("saga.in.flight", () -> openNow(saga).sagasAt(step))
                .description("Sagas that wait for an answer, in all instances")
                .tags("saga", saga, "step", step)
                .register(registry);
    }

    private void registerTotals(String saga) {
        Gauge.builder("saga.oldest.age", () -> openNow(saga).oldestAgeSeconds())
                .description("Age of the saga that has been open longest")
                .baseUnit("seconds")
                .tag("saga", saga)
                .register(registry);
        Gauge.builder("saga.compensation.failed.open", () -> openNow(saga).failed())
                .description("Sagas whose compensation has failed and that wait for somebody, in all instances")
                .tag("saga", saga)
                .register(registry);
    }

    void compensated(SagaStep step) {
        Compensation compensation = step.compensation();
        if (compensation != null) {
            compensations(step.saga().name(), compensation.result()).increment();
        }
    }

    private Counter compensations(String saga, String result) {
        return Counter.builder("saga.compensations")
                .description("Compensations that have ended, by how")
                .tags("saga", saga, "result", result)
                .register(registry);
    }

    void askedAgain(String saga, int sagas) {
        count("saga.asked.again", "Sagas whose answer did not come in time", saga, sagas);
    }

    void gaveUp(String saga, int sagas) {
        count("saga.gave.up", "Sagas whose answer did not come however often it was asked for", saga, sagas);
    }

    void watchFailed(String saga) {
        count("saga.watch.failures", "Overdue sagas that could neither be asked again nor given up", saga, 1);
    }

    private void count(String name, String description, String saga, int sagas) {
        Counter.builder(name)
                .description(description)
                .tag("saga", saga)
                .register(registry)
                .increment(sagas);
    }

    private Open openNow(String saga) {
        return open.getOrDefault(saga, Open.NONE);
    }

    /** What was open when the watch last looked. */
    record Open(Map<String, Long> byStep, double oldestAgeSeconds, long failed) {
        static final Open NONE = new Open(Map.of(), 0, 0);

        long sagasAt(String step) {
            return byStep.getOrDefault(step, 0L);
        }
    }
}
