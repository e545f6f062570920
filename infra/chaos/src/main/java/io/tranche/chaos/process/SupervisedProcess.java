package io.tranche.chaos.process;

import io.tranche.chaos.time.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A child that is started again whenever it ends, until it is closed. */
public final class SupervisedProcess implements AutoCloseable {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration PAUSE_AFTER_SHORT_LIFE = Duration.ofSeconds(2);
    private static final Duration SHORT_LIFE = Duration.ofSeconds(15);
    private static final Duration STOP_LONGEST = Duration.ofSeconds(20);

    private final ProcessSpec spec;
    private final AtomicInteger ends = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile @Nullable Process process;
    private volatile boolean closing;

    private SupervisedProcess(ProcessSpec spec) {
        this.spec = spec;
    }

    public static SupervisedProcess start(ProcessSpec spec) {
        SupervisedProcess supervised = new SupervisedProcess(spec);
        Thread.ofPlatform().daemon().name("supervisor-" + spec.name()).start(supervised::supervise);
        return supervised;
    }

    /** How often it ended though nobody asked it to: for example because the database was away when it started. */
    public int endsByItself() {
        return Math.max(0, ends.get() - asked.get());
    }

    private void supervise() {
        while (!closing) {
            long begin = System.nanoTime();
            runOnce();
            boolean shortLived = System.nanoTime() - begin < SHORT_LIFE.toNanos();
            Waiting.pass(shortLived ? PAUSE_AFTER_SHORT_LIFE : PAUSE);
        }
    }

    private void runOnce() {
        try {
            Process started = spec.builder().start();
            process = started;
            if (closing) {
                started.destroyForcibly();
            }
            started.waitFor();
            ends.incrementAndGet();
        } catch (IOException e) {
            throw new UncheckedIOException(spec.name() + " cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        asked.incrementAndGet();
        running().destroyForcibly();
    }

    /** Asks it to end; if it does not, kills it. */
    public void restart() {
        asked.incrementAndGet();
        Process running = running();
        // Not that of the process itself, which closes the pipe as well, and then the child halts instead.
        running.toHandle().destroy();
        try {
            if (!running.waitFor(STOP_LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it with SIGSTOP for so long. A process of its own lets it go on again, also if this one is gone by then. */
    public void freeze(Duration length) {
        String seconds = "%d.%03d".formatted(length.toSeconds(), length.toMillisPart());
        String pid = String.valueOf(running().pid());
        try {
            new ProcessBuilder("sh", "-c", "kill -STOP $0; sleep $1; kill -CONT $0", pid, seconds)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(spec.name() + " cannot be frozen", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    private Process running() {
        Waiting.until(FIRST, () -> process != null);
        Process running = process;
        if (running == null) {
            throw new IllegalStateException(spec.name() + " was never started");
        }
        return running;
    }
}
