package io.tranche.relay.lease;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * One leader's time in office. Whether it lasts is judged by the monotonic clock from the moment before the last renewal was
 * asked for, so that a process that was frozen knows on waking, without asking anybody, that its time is over.
 */
public final class Term implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Term.class);

    private final Leases leases;
    private final long epoch;
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("relay-lease").factory());
    private volatile long endsAtNanos;
    private volatile boolean lost;

    Term(Leases leases, long epoch, long acquiredAtNanos, Duration renewal) {
        this.leases = leases;
        this.epoch = epoch;
        this.endsAtNanos = acquiredAtNanos + leases.duration().toNanos();
        var unused =
                renewals.scheduleAtFixedRate(this::renew, renewal.toNanos(), renewal.toNanos(), TimeUnit.NANOSECONDS);
    }

    public long epoch() {
        return epoch;
    }

    public boolean held() {
        return !lost && System.nanoTime() - endsAtNanos < 0;
    }

    /** @throws LeaseLost if the lease ran out or was taken */
    public void requireHeld() {
        if (!held()) {
            throw new LeaseLost(epoch);
        }
    }

    private void renew() {
        long askedAtNanos = System.nanoTime();
        try {
            if (leases.renew(epoch)) {
                endsAtNanos = askedAtNanos + leases.duration().toNanos();
            } else {
                lost = true;
            }
        } catch (DataAccessException unreachable) {
            LOG.warn("Relay lease of epoch {} not renewed: {}", epoch, unreachable.getMessage());
        }
    }

    /** Gives the lease up at once, so that a standby need not wait until it runs out. */
    @Override
    public void close() {
        renewals.shutdownNow();
        lost = true;
        try {
            leases.release(epoch);
        } catch (DataAccessException unreachable) {
            LOG.warn("Relay lease of epoch {} not released, it runs out: {}", epoch, unreachable.getMessage());
        }
    }
}
