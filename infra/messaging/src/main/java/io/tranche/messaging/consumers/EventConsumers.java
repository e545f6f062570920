package io.tranche.messaging.consumers;

import io.tranche.messaging.inbox.EventConsumer;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * The containers of a service, by group. They start before the web server and stop after it, as a request may be waiting for
 * what a consumer does; the DataSource outlives both.
 */
final class EventConsumers implements SmartLifecycle {

    private static final int BEFORE_WEB_SERVER = SmartLifecycle.DEFAULT_PHASE - 4096;

    private final Map<String, EventConsumer> consumers;
    private final Map<String, ConcurrentMessageListenerContainer<byte[], byte[]>> containers;
    private volatile boolean running;

    EventConsumers(Map<String, EventConsumer> consumers, ConsumerContainers factory) {
        this.consumers = Map.copyOf(consumers);
        this.containers = consumers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> factory.containerOf(entry.getValue(), entry.getKey())));
    }

    Set<String> groups() {
        return consumers.keySet();
    }

    EventConsumer of(String group) {
        return Objects.requireNonNull(consumers.get(group), group);
    }

    /** False also for a container that ended by itself, as it does on an {@link Error}, wholly or in one of its threads. */
    boolean isAlive(String group) {
        ConcurrentMessageListenerContainer<byte[], byte[]> container =
                Objects.requireNonNull(containers.get(group), group);
        return container.isRunning() && container.isInExpectedState();
    }

    @Override
    public void start() {
        containers.values().forEach(ConcurrentMessageListenerContainer::start);
        running = true;
    }

    @Override
    public void stop() {
        stopAll().join();
    }

    @Override
    public void stop(Runnable callback) {
        var unused = stopAll().whenComplete((done, failure) -> callback.run());
    }

    private CompletableFuture<Void> stopAll() {
        running = false;
        Stream<CompletableFuture<Void>> stops = containers.values().stream().map(container -> {
            CompletableFuture<Void> stopped = new CompletableFuture<>();
            container.stop(() -> stopped.complete(null));
            return stopped;
        });
        return CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_WEB_SERVER;
    }
}
