package io.tranche.messaging.action;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Append-only: not even the service itself can change what is written here. */
public final class Actions {

    private static final int LIST_MAX = 1000;

    private static final String INSERT = """
            INSERT INTO ops_action (done_by, action, target, reason, result) VALUES (?, ?, ?, ?, ?)
            """;
    private static final String LIST = """
            SELECT id, at, done_by, action, target, reason, result
            FROM ops_action
            WHERE id < ?
            ORDER BY id DESC
            LIMIT ?
            """;

    private final JdbcClient jdbc;

    Actions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Belongs into the transaction of what it tells of. */
    public void record(Requester requester, String action, String target, String result) {
        jdbc.sql(INSERT)
                .params(requester.name(), action, target, requester.reason(), result)
                .update();
    }

    /** Newest first. */
    public List<RecordedAction> latest(int limit) {
        return before(Long.MAX_VALUE, limit);
    }

    /** The ones before this id, newest first. */
    public List<RecordedAction> before(long id, int limit) {
        return jdbc.sql(LIST)
                .params(id, Math.clamp(limit, 1, LIST_MAX))
                .query((row, number) -> new RecordedAction(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("done_by"),
                        row.getString("action"),
                        row.getString("target"),
                        row.getString("reason"),
                        row.getString("result")))
                .list();
    }
}
