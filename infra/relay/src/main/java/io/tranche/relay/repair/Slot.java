package io.tranche.relay.repair;

import io.tranche.relay.position.Lsn;
import io.tranche.relay.repair.SlotState.Invalidated;
import io.tranche.relay.repair.SlotState.Missing;
import io.tranche.relay.repair.SlotState.Usable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The replication slot through which the relay reads. */
public final class Slot {

    public static final String NAME = "tranche_outbox";

    private static final Logger LOG = LoggerFactory.getLogger(Slot.class);
    private static final int RELEASE_TRIES_MAX = 50;
    private static final Duration RELEASE_POLL = Duration.ofMillis(100);

    private final JdbcClient jdbc;

    public Slot(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    SlotState state() {
        return jdbc.sql("""
                        SELECT active_pid, wal_status, invalidation_reason,
                               pg_wal_lsn_diff(confirmed_flush_lsn, '0/0')::bigint AS confirmed
                        FROM pg_replication_slots WHERE slot_name = :slot
                        """)
                .param("slot", NAME)
                .query((row, number) -> state(row))
                .optional()
                .orElseGet(Missing::new);
    }

    /** The state in one word, for people. */
    public String word() {
        return switch (state()) {
            case Missing() -> "MISSING";
            case Invalidated(String reason) -> "INVALIDATED";
            case Usable(Lsn confirmed, Integer readerPid) -> readerPid == null ? "IDLE" : "READ";
        };
    }

    private static SlotState state(ResultSet row) throws SQLException {
        String invalidation = row.getString("invalidation_reason");
        if (invalidation != null || "lost".equals(row.getString("wal_status"))) {
            return new Invalidated(String.valueOf(invalidation));
        }
        return new Usable(new Lsn(row.getLong("confirmed")), row.getObject("active_pid", Integer.class));
    }

    /**
     * Makes the slot anew if it is missing or of no use. It catches every transaction that commits from now on, also those
     * that are open already.
     */
    Usable ensureUsable() {
        SlotState state = state();
        if (state instanceof Invalidated(String reason)) {
            LOG.warn("Replication slot {} is invalidated ({}), dropping it", NAME, reason);
            jdbc.sql("SELECT pg_drop_replication_slot(:slot)")
                    .param("slot", NAME)
                    .query()
                    .singleRow();
        }
        if (!(state instanceof Usable)) {
            LOG.info("Creating replication slot {}", NAME);
            jdbc.sql("SELECT pg_create_logical_replication_slot(:slot, 'pgoutput')")
                    .param("slot", NAME)
                    .query()
                    .singleRow();
        }
        return usable();
    }

    private Usable usable() {
        if (state() instanceof Usable usable) {
            return usable;
        }
        throw new IllegalStateException("Replication slot " + NAME + " is not usable");
    }

    /** Ends the connection of a leader before this one, which may be frozen and not know yet that it was followed. */
    void evictReader() {
        for (int tries = 0; tries < RELEASE_TRIES_MAX; tries++) {
            if (!(state() instanceof Usable usable) || usable.readerPid() == null) {
                return;
            }
            LOG.warn("Ending the reader of replication slot {} (pid {})", NAME, usable.readerPid());
            jdbc.sql("SELECT pg_terminate_backend(:pid)")
                    .param("pid", usable.readerPid())
                    .query()
                    .singleRow();
            LockSupport.parkNanos(RELEASE_POLL.toNanos());
        }
        throw new IllegalStateException("The reader of replication slot " + NAME + " does not go away");
    }

    /** False if it is missing or invalidated: what is committed meanwhile must be sent again from the tables. */
    public boolean isUsable() {
        return state() instanceof Usable;
    }

    /** Whether it is usable and not ahead of its reader, who is asked last. */
    public boolean isWithin(Supplier<Lsn> reached) {
        return state() instanceof Usable usable && !usable.confirmed().isAfter(reached.get());
    }

    /** Bytes of write-ahead log that are kept for the relay; 0 without a slot. */
    public long lagBytes() {
        return jdbc.sql("""
                        SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint
                        FROM pg_replication_slots WHERE slot_name = :slot
                        """).param("slot", NAME).query(Long.class).optional().orElse(0L);
    }
}
