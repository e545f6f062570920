package io.tranche.relay.proof;

import io.tranche.relay.position.Lsn;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the relay may still bring what was committed by now. */
final class Relaying {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final JdbcClient jdbc;
    private final Duration longest;

    Relaying(JdbcClient jdbc, Duration longest) {
        this.jdbc = jdbc;
        this.longest = longest;
    }

    /** Where the log ends: what was committed before is before this. */
    Lsn end() {
        return new Lsn(jdbc.sql("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")
                .query((row, number) -> row.getLong(1))
                .single());
    }

    /**
     * Waits until the checkpoint is there. Where nobody leads it does not move, and there is nothing to wait for.
     *
     * @return false if what lacks may still come
     */
    boolean awaitPassed(Lsn end) {
        long endsAtNanos = System.nanoTime() + (somebodyLeads() ? longest.toNanos() : 0);
        while (!hasPassed(end)) {
            if (System.nanoTime() - endsAtNanos > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }

    private boolean somebodyLeads() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM relay.lease WHERE expires_at > clock_timestamp())")
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private boolean hasPassed(Lsn end) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM relay.checkpoint WHERE lsn >= :end::pg_lsn)")
                .param("end", end.toString())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }
}
