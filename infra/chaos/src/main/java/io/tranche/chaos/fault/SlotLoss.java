package io.tranche.chaos.fault;

import io.tranche.chaos.time.Waiting;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drops the slot of the relay under its hands. A slot in use cannot be dropped, so its reader is thrown out first. */
final class SlotLoss {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String THROW_OUT = """
            SELECT count(pg_terminate_backend(active_pid)) FROM pg_replication_slots
            WHERE slot_name = ? AND active_pid IS NOT NULL""";
    private static final String DROP = """
            SELECT count(pg_drop_replication_slot(slot_name)) FROM pg_replication_slots WHERE slot_name = ?""";

    private final JdbcClient database;

    SlotLoss(JdbcClient database) {
        this.database = database;
    }

    void drop(String slot) {
        if (!Waiting.until(LONGEST, () -> tryDrop(slot))) {
            throw new IllegalStateException("The slot " + slot + " could not be dropped");
        }
    }

    private boolean tryDrop(String slot) {
        try {
            database.sql(THROW_OUT).param(slot).query(Long.class).single();
            return database.sql(DROP).param(slot).query(Long.class).single() == 1;
        } catch (DataAccessException inUseAgain) {
            return false;
        }
    }
}
