package io.tranche.relay.repair;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Which database this is: a restored one has another timeline, a copied one another identifier. */
record Database(long systemIdentifier, long timeline) {

    static Database of(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT system_identifier, timeline_id FROM pg_control_system(), pg_control_checkpoint()
                        """)
                .query((row, number) -> new Database(row.getLong("system_identifier"), row.getLong("timeline_id")))
                .single();
    }
}
