package io.tranche.relay;

import io.tranche.relay.position.Progress;
import io.tranche.relay.repair.Slot;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Notices that the slot is gone, or was made anew behind the relay's back: an engine that does not find it asks for half a minute,
 * and may make one that begins too late. What the slot will not bring is then a matter for the repair.
 */
final class SlotWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SlotWatch.class);

    private final Slot slot;
    private final Progress progress;
    private final Duration interval;
    private long lookedAtNanos = System.nanoTime();

    SlotWatch(Slot slot, Progress progress, Duration interval) {
        this.slot = slot;
        this.progress = progress;
        this.interval = interval;
    }

    void requireSound() {
        if (System.nanoTime() - lookedAtNanos < interval.toNanos()) {
            return;
        }
        lookedAtNanos = System.nanoTime();
        if (isLost()) {
            throw new IllegalStateException("Replication slot " + Slot.NAME + " is missing, invalidated or made anew");
        }
    }

    /** A database that does not answer is the lease's affair. */
    private boolean isLost() {
        try {
            return !slot.isWithin(progress::lsn);
        } catch (DataAccessException unreachable) {
            LOG.debug("The slot cannot be looked at: {}", unreachable.getMessage());
            return false;
        }
    }
}
