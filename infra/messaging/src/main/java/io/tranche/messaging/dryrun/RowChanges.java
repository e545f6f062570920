package io.tranche.messaging.dryrun;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that the current transaction changes while it watches. */
public final class RowChanges {

    private static final String WATCH = "SELECT set_config('tranche.dry_run', ?, true)";
    /** What a transaction checks at its end, it checks now; then, as before, at its end. */
    private static final String CHECK_CONSTRAINTS = "SET CONSTRAINTS ALL IMMEDIATE";

    private static final String DEFER_CONSTRAINTS = "SET CONSTRAINTS ALL DEFERRED";
    private static final String TAKE = """
            WITH taken AS (DELETE FROM dry_run_change RETURNING seq, table_name, action, before, after)
            SELECT table_name, action, before, after FROM taken ORDER BY seq
            """;

    private final JdbcClient jdbc;

    RowChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Does the work, and then whatever a commit would check.
     *
     * @return what it changed; outbox rows are among it
     */
    public List<RowChange> during(Runnable work) {
        watch("on");
        work.run();
        jdbc.sql(CHECK_CONSTRAINTS).update();
        watch("off");
        List<RowChange> changes = jdbc.sql(TAKE)
                .query((row, number) -> new RowChange(
                        row.getString("table_name"),
                        row.getString("action"),
                        row.getString("before"),
                        row.getString("after")))
                .list();
        jdbc.sql(DEFER_CONSTRAINTS).update();
        return changes;
    }

    private void watch(String on) {
        jdbc.sql(WATCH).param(on).query().singleRow();
    }
}
