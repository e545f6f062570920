package io.tranche.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.relay.RelaySettings.LeaseSettings;
import io.tranche.relay.lease.LeaseLost;
import io.tranche.relay.lease.Leases;
import io.tranche.relay.lease.Term;
import io.tranche.relay.position.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Stands for election again and again, leads when elected, and starts anew with a growing pause when leading fails. */
final class Relay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final String name;
    private final Leases leases;
    private final Leader leader;
    private final LeaseSettings leaseSettings;
    private final BackOff backOff;
    private final Duration soundAfter;
    private final Duration closeTimeout;
    private final Counter restarts;
    private final boolean autoStart;
    private volatile CountDownLatch stop = new CountDownLatch(1);
    private volatile RelayState state = RelayState.STARTING;
    private volatile @Nullable String lastFailure;
    private volatile @Nullable Progress progress;
    private volatile long leadingSinceNanos;
    private boolean rehearsed;
    private @Nullable Thread supervisor;

    Relay(String name, Leases leases, Leader leader, RelaySettings settings, MeterRegistry registry) {
        this.name = name;
        this.leases = leases;
        this.leader = leader;
        this.leaseSettings = settings.lease();
        this.backOff = new BackOff(settings.backOff());
        this.soundAfter = settings.backOff().longest();
        this.closeTimeout = settings.closeTimeout();
        this.autoStart = settings.autoStart();
        this.restarts = Counter.builder("relay.restarts")
                .description("Times that leading failed and was begun anew")
                .register(registry);
        Gauge.builder("outbox.relay.leader", this, relay -> relay.progress == null ? 0 : 1)
                .description("1 while this relay leads and its engine runs")
                .register(registry);
    }

    String name() {
        return name;
    }

    RelayState state() {
        return state;
    }

    @Nullable
    String lastFailure() {
        return lastFailure;
    }

    /** How far this relay is; empty while it does not lead. */
    Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    @Override
    public boolean isAutoStartup() {
        return autoStart;
    }

    @Override
    public synchronized void start() {
        stop = new CountDownLatch(1);
        supervisor = Thread.ofPlatform().daemon().name(name + "-supervisor").start(this::supervise);
    }

    private void supervise() {
        try {
            while (!stopping()) {
                standForElection();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            // Also when an Error ends this thread: a relay that does nothing must not look well.
            state = RelayState.STOPPED;
        }
    }

    private void standForElection() throws InterruptedException {
        try {
            Optional<Term> term = leases.tryAcquire();
            if (term.isPresent()) {
                lead(term.get());
            } else {
                rehearseOnce();
                state = RelayState.STANDBY;
                pause(leaseSettings.standbyPoll());
            }
        } catch (LeaseLost lost) {
            LOG.warn("{}: {}", name, lost.getMessage());
        } catch (RuntimeException failure) {
            backOff(failure);
        } finally {
            progress = null;
        }
    }

    private void rehearseOnce() {
        if (!rehearsed) {
            rehearsed = true;
            try {
                leader.rehearse();
            } catch (RuntimeException unready) {
                LOG.warn("{} could not rehearse, and will be slow to take over: {}", name, unready.toString());
            }
        }
    }

    private void lead(Term term) throws InterruptedException {
        try (term) {
            LOG.info("{} leads, epoch {}", name, term.epoch());
            state = RelayState.REPAIRING;
            leader.lead(term, this::stopping, this::leading);
        }
    }

    private void leading(Progress made) {
        progress = made;
        state = RelayState.LEADING;
        lastFailure = null;
        leadingSinceNanos = System.nanoTime();
        LOG.info("{} relays", name);
    }

    /** The lease is given up by now: where the trouble is this relay's own, a standby goes on. */
    private void backOff(RuntimeException failure) throws InterruptedException {
        // That an engine reads proves little: only after one that ran for a while is this a first failure again.
        if (progress != null && System.nanoTime() - leadingSinceNanos > soundAfter.toNanos()) {
            backOff.reset();
        }
        Duration pause = backOff.afterFailure();
        progress = null;
        lastFailure = String.valueOf(failure.getMessage());
        state = RelayState.BACKING_OFF;
        restarts.increment();
        LOG.error("{} failed, next try in {} ms", name, pause.toMillis(), failure);
        pause(pause);
    }

    private void pause(Duration pause) throws InterruptedException {
        if (stop.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.debug("{} is told to stop", name);
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    @Override
    public synchronized void stop() {
        stop.countDown();
        Thread running = supervisor;
        if (running == null) {
            return;
        }
        try {
            if (!running.join(closeTimeout.multipliedBy(2))) {
                LOG.warn("{} did not stop in time", name);
                running.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        supervisor = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return supervisor != null;
    }
}
