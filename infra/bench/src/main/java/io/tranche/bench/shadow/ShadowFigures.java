package io.tranche.bench.shadow;

import java.time.Duration;

/**
 * @param events in the topics
 * @param entries made of them: only some move money
 * @param live how long the live journal took for them, from the first one published
 * @param rebuilt how long the shadow took, from the request on
 */
record ShadowFigures(long events, long entries, long differences, Duration live, Duration rebuilt, Duration compared) {

    double eventsPerSecond() {
        return events * 1000.0 / Math.max(1, rebuilt.toMillis());
    }
}
