package io.tranche.messaging.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Operations as anybody sees them, whichever instance runs them. */
final class OperationQueries {

    private static final int LIST_MAX = 1000;

    private static final String SEEN = """
            SELECT id, kind, request, position, counts, requested_by, reason, message, started_at, heartbeat_at, ended_at,
                CASE WHEN state = 'RUNNING' AND heartbeat_at < now() - make_interval(secs => :silence) THEN 'INTERRUPTED'
                     ELSE state END AS state
            FROM operation
            """;
    private static final String ONE = SEEN + " WHERE id = :id";
    private static final String LIST = "SELECT * FROM (" + SEEN + """
            ) AS seen
            WHERE id < :before AND (:state::text IS NULL OR state = :state) AND (:kind::text IS NULL OR kind = :kind)
            ORDER BY id DESC
            LIMIT :limit
            """;
    private static final String RESULTS = """
            SELECT seq, at, event_id, type, topic, partition, record_offset, key, result, error
            FROM operation_result
            WHERE operation_id = :id AND seq > :after
            ORDER BY seq
            LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final double silenceMaxSeconds;

    OperationQueries(JdbcClient jdbc, Duration silenceMax) {
        this.jdbc = jdbc;
        this.silenceMaxSeconds = silenceMax.toMillis() / 1000.0;
    }

    Optional<Operation> find(long id) {
        return jdbc.sql(ONE)
                .param("silence", silenceMaxSeconds)
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    List<Operation> list(OperationFilter filter) {
        return jdbc.sql(LIST)
                .param("silence", silenceMaxSeconds)
                .param("before", filter.before() == null ? Long.MAX_VALUE : filter.before())
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("kind", filter.kind())
                .param("limit", Math.clamp(filter.limit(), 1, LIST_MAX))
                .query((row, number) -> read(row))
                .list();
    }

    List<KeptResult> results(long id, long after, int limit) {
        return jdbc.sql(RESULTS)
                .param("id", id)
                .param("after", after)
                .param("limit", Math.clamp(limit, 1, LIST_MAX))
                .query((row, number) -> new KeptResult(row.getLong("seq"), instant(row, "at"), readResult(row)))
                .list();
    }

    private static OperationResult readResult(ResultSet row) throws SQLException {
        return new OperationResult(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                new OperationResult.Place(
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("record_offset"),
                        row.getString("key")),
                row.getString("result"),
                row.getString("error"));
    }

    private static Operation read(ResultSet row) throws SQLException {
        return new Operation(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("request"),
                OperationState.valueOf(row.getString("state")),
                row.getString("position"),
                OperationJson.MAPPER.readValue(row.getString("counts"), new TypeReference<Map<String, Long>>() {}),
                row.getString("requested_by"),
                row.getString("reason"),
                row.getString("message"),
                instant(row, "started_at"),
                instant(row, "heartbeat_at"),
                instantOrNull(row, "ended_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
