package io.tranche.relay.proof;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Tries again what the database did not take. */
record Persistence(Duration longest, Duration pause) {

    private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);

    /** @return false if it was given up: for too long, or because the thread was interrupted */
    boolean run(Runnable write) {
        long endsAtNanos = System.nanoTime() + longest.toNanos();
        while (true) {
            try {
                write.run();
                return true;
            } catch (DataAccessException failed) {
                LOG.warn("The database did not take it: {}", failed.toString());
            }
            if (System.nanoTime() - endsAtNanos > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
