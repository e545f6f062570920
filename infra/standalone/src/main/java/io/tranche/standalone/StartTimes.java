package io.tranche.standalone;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How long each part took to start. */
final class StartTimes {

    private final Map<String, Duration> byPart = new LinkedHashMap<>();

    <T> T measure(String part, Supplier<T> start) {
        long begin = System.nanoTime();
        T started = start.get();
        record(part, Duration.ofNanos(System.nanoTime() - begin));
        return started;
    }

    synchronized Map<String, Duration> byPart() {
        return new LinkedHashMap<>(byPart);
    }

    private synchronized void record(String part, Duration taken) {
        byPart.put(part, taken);
    }
}
