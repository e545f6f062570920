package io.tranche.messaging.operation;

import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.action.Actions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the operations of this instance, each on a virtual thread, and keeps their heartbeats going. */
final class OperationRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);

    private record Running(OperationRun run, Thread thread) {}

    private final OperationTable table;
    private final Actions actions;
    private final TransactionTemplate transaction;
    private final Supplier<Stream<OperationWork>> works;
    private final OperationSettings settings;
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService heartbeats;
    private volatile boolean stopping;

    OperationRunner(Operations.Parts parts, Supplier<Stream<OperationWork>> works, OperationSettings settings) {
        this.table = parts.table();
        this.actions = parts.actions();
        this.transaction = parts.transaction();
        this.works = works;
        this.settings = settings;
    }

    void requireRoomFor(String kind) {
        OperationWork unused = workOf(kind);
        if (stopping || running.size() >= settings.runningMax()) {
            throw ActionRefused.conflict(
                    "This instance runs %d operations and takes no more".formatted(running.size()));
        }
    }

    void run(OperationRun run) {
        OperationWork work = workOf(run.operation().kind());
        Thread thread = Thread.ofVirtual()
                .name("operation-" + run.id())
                .uncaughtExceptionHandler(
                        (died, error) -> LOG.error("{} died and will show as interrupted", died.getName(), error))
                .unstarted(() -> runToTheEnd(work, run));
        running.put(run.worker(), new Running(run, thread));
        thread.start();
    }

    private OperationWork workOf(String kind) {
        return works.get()
                .filter(work -> work.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> ActionRefused.invalid("There is no operation of kind " + kind));
    }

    private void runToTheEnd(OperationWork work, OperationRun run) {
        try {
            end(run, endingOf(work, run));
        } catch (RuntimeException failure) {
            LOG.error("The end of operation {} could not be kept; it will show as interrupted", run.id(), failure);
        } finally {
            running.remove(run.worker());
        }
    }

    private Ending endingOf(OperationWork work, OperationRun run) {
        try {
            return work.run(run);
        } catch (OperationLost lost) {
            LOG.warn("{}", lost.getMessage());
            return Ending.stopped();
        } catch (RuntimeException | LinkageError failure) {
            LOG.error("Operation {} ({}) failed", run.id(), work.kind(), failure);
            return new Ending(OperationState.FAILED, failure.toString());
        }
    }

    private void end(OperationRun run, Ending ending) {
        boolean interrupted = stopping && ending.state() != OperationState.DONE;
        Ending kept = interrupted ? new Ending(OperationState.INTERRUPTED, "The service stopped") : ending;
        transaction.executeWithoutResult(status -> {
            if (table.end(run, kept)) {
                String result = kept.message() == null ? kept.state().name() : kept.state() + ": " + kept.message();
                actions.record(run.requester(), run.operation().kind() + ".end", "operation:" + run.id(), result);
            }
        });
    }

    private void beat() {
        Set<UUID> workers = Set.copyOf(running.keySet());
        if (workers.isEmpty()) {
            return;
        }
        try {
            table.heartbeat(workers).stream()
                    .flatMap(worker -> Stream.ofNullable(running.get(worker)))
                    .forEach(stopped -> stopped.run().stop());
        } catch (RuntimeException unreachable) {
            LOG.warn("No heartbeat for {} operations: {}", workers.size(), unreachable.toString());
        }
    }

    @Override
    public synchronized void start() {
        stopping = false;
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("operation-heartbeat").factory());
        long interval = settings.heartbeatInterval().toMillis();
        var unused = started.scheduleWithFixedDelay(this::beat, interval, interval, TimeUnit.MILLISECONDS);
        heartbeats = started;
    }

    /** Gives every operation the time to finish its step; what it is doing then is rolled back. */
    @Override
    public synchronized void stop() {
        stopping = true;
        running.values().forEach(each -> each.run().stop());
        running.values().forEach(each -> join(each.thread(), settings.stopTimeout()));
        stopHeartbeats();
    }

    synchronized void stopHeartbeats() {
        if (heartbeats != null) {
            heartbeats.shutdownNow();
            heartbeats = null;
        }
    }

    private static void join(Thread thread, Duration timeout) {
        try {
            if (!thread.join(timeout)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return heartbeats != null;
    }
}
