package io.tranche.messaging.redrive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** {@code redrive_total{result}}, there from the start so that its rate can be told. */
final class RedriveMeters {

    private final Map<RedriveResult, Counter> counters = new EnumMap<>(RedriveResult.class);

    RedriveMeters(MeterRegistry registry) {
        Arrays.stream(RedriveResult.values())
                .forEach(result -> counters.put(
                        result,
                        Counter.builder("redrive")
                                .description("Parked events that a redrive dealt with")
                                .tag("result", result.word())
                                .register(registry)));
    }

    void count(RedriveResult result) {
        Counter counter = counters.get(result);
        if (counter != null) {
            counter.increment();
        }
    }
}
