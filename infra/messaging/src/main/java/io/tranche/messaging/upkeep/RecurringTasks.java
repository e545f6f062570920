package io.tranche.messaging.upkeep;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs every {@link RecurringTask} on a thread of its own: a slow one, as all are that ask Kafka while it is away, delays no other. */
final class RecurringTasks implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RecurringTasks.class);

    private final List<RecurringTask> tasks;
    private @Nullable ScheduledExecutorService executor;

    RecurringTasks(List<RecurringTask> tasks) {
        this.tasks = tasks;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(
                tasks.size(),
                Thread.ofPlatform().daemon().name("messaging-upkeep-", 1).factory());
        for (RecurringTask task : tasks) {
            var unused = started.scheduleWithFixedDelay(
                    () -> run(task), 0, task.interval().toMillis(), TimeUnit.MILLISECONDS);
        }
        executor = started;
    }

    /** What escaped here would end the task for good without a word. */
    private static void run(RecurringTask task) {
        try {
            task.work().run();
        } catch (RuntimeException | Error failure) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warn("{} failed and is tried again in {}: {}", task.name(), task.interval(), failure.toString());
            }
            LOG.debug("{} failed", task.name(), failure);
        }
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
