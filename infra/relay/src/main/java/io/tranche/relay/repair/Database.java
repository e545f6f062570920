package io.tranche.relay.repair;

import io.tranche.relay.position.Lsn;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which database this is: one recovered to a point in time has another timeline, one made of a dump another identifier, one
 * made of a cold copy ends earlier.
 *
 * @param end of its log
 */
record Database(long systemIdentifier, long timeline, Lsn end) {

    static Database of(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT system_identifier, timeline_id, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint AS log_end
                        FROM pg_control_system(), pg_control_checkpoint()
                        """)
                .query((row, number) -> new Database(
                        row.getLong("system_identifier"), row.getLong("timeline_id"), new Lsn(row.getLong("log_end"))))
                .single();
    }
}
