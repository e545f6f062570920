package io.tranche.relay;

import io.tranche.relay.position.Lsn;
import io.tranche.relay.position.Progress;
import java.time.Duration;

/**
 * Notices an engine that looks alive and reads nothing: one that never got the slot, or whose connection is dead without
 * knowing. Each heartbeat writes to the log, so a sound engine gets further even where nobody else writes.
 */
final class Silence {

    private final Progress progress;
    private final Duration most;
    private Lsn heardAt;
    private long sinceNanos = System.nanoTime();

    Silence(Progress progress, Duration most) {
        this.progress = progress;
        this.most = most;
        this.heardAt = progress.lsn();
    }

    void requireShort() {
        Lsn reached = progress.lsn();
        if (reached.isAfter(heardAt)) {
            heardAt = reached;
            sinceNanos = System.nanoTime();
        } else if (System.nanoTime() - sinceNanos > most.toNanos()) {
            throw new IllegalStateException("The engine has read nothing for " + most + ", not even a heartbeat");
        }
    }
}
