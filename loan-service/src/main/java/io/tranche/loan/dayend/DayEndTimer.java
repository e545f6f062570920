package io.tranche.loan.dayend;

import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks now and then whether a day is over. Days end on a thread of its own, for that may take minutes. */
@Component
class DayEndTimer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DayEndTimer.class);
    private static final int PIECE_SECONDS_MAX = 15;

    private final DayEnds dayEnds;
    private final DayEndMetrics metrics;
    private final DayEndSettings settings;
    private @Nullable ScheduledExecutorService executor;

    DayEndTimer(DayEnds dayEnds, DayEndMetrics metrics, DayEndSettings settings) {
        this.dayEnds = dayEnds;
        this.metrics = metrics;
        this.settings = settings;
    }

    /** Does not wait for what comes of it. */
    synchronized void lookNow() {
        if (executor != null) {
            executor.execute(this::look);
        }
    }

    /**
     * Closes the days before this one, though they may not be over. If this instance stops meanwhile, the others stay open.
     *
     * @return done then, or when it has failed
     */
    synchronized CompletableFuture<LocalDate> moveTo(LocalDate end) {
        if (executor == null) {
            throw new IllegalStateException("No days are closed here any more");
        }
        return CompletableFuture.supplyAsync(() -> moved(end), executor);
    }

    private LocalDate moved(LocalDate end) {
        try {
            return dayEnds.closeAllBefore(end);
        } catch (RuntimeException failure) {
            metrics.failed();
            LOG.error("The end of a day failed on the way to {}", end, failure);
            throw failure;
        }
    }

    private void look() {
        try {
            metrics.measure();
            dayEnds.catchUp();
            metrics.measure();
        } catch (RuntimeException | LinkageError failure) {
            metrics.failed();
            LOG.error("The end of a day failed and goes on in {} where it was", settings.lookInterval(), failure);
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("day-end").factory());
        var unused = started.scheduleWithFixedDelay(
                this::look, 0, settings.lookInterval().toMillis(), TimeUnit.MILLISECONDS);
        executor = started;
    }

    /** A piece in progress may end; the next one is for the next start, or for another instance. */
    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdownNow();
            try {
                if (!executor.awaitTermination(PIECE_SECONDS_MAX, TimeUnit.SECONDS)) {
                    LOG.warn("The piece of the day end in progress is left to be rolled back");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
