package io.tranche.messaging.trail;

import io.tranche.messaging.trail.EventTrail.Handled;
import io.tranche.messaging.trail.EventTrail.Position;
import io.tranche.messaging.trail.EventTrail.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables an event passes. Each event is looked up on its own (LATERAL, with a limit), so that the database visits no partition
 * but that of the event's time.
 */
final class TrailRows {

    private static final String WRITTEN = """
            SELECT o.id, o.seq, o.created_at, o.topic, o.key, o.type, o.traceparent
            FROM unnest(:ids::uuid[], :earliest::timestamptz[], :latest::timestamptz[]) AS e (id, earliest, latest)
            CROSS JOIN LATERAL (
                SELECT * FROM outbox
                WHERE outbox.id = e.id AND outbox.created_at BETWEEN e.earliest AND e.latest
                LIMIT 1
            ) o
            """;
    private static final String HANDLED = """
            SELECT e.id, i.consumer, i.handled_at, p.state, p.error_class, p.error_message,
                coalesce(i.topic, p.topic) AS topic, coalesce(i.partition, p.partition) AS partition,
                coalesce(i.record_offset, p.record_offset) AS record_offset
            FROM unnest(:ids::uuid[], :earliest::timestamptz[], :latest::timestamptz[]) AS e (id, earliest, latest)
            CROSS JOIN unnest(:consumers::text[]) AS c (consumer)
            CROSS JOIN LATERAL (
                SELECT * FROM inbox
                WHERE inbox.consumer = c.consumer AND inbox.event_id = e.id
                  AND inbox.event_time BETWEEN e.earliest AND e.latest
                LIMIT 1
            ) i
            LEFT JOIN parked_event p ON p.consumer = i.consumer AND p.event_id = i.event_id
            ORDER BY i.handled_at, i.consumer
            """;
    private static final String OF_KEY = """
            SELECT id FROM outbox WHERE key = ? ORDER BY seq DESC LIMIT ?
            """;
    /** {@code 00-<32 hex trace id>-<16 hex span id>-<flags>} */
    private static final int TRACE_ID_AT = 3;

    private static final int TRACE_ID_END = 35;

    private final JdbcClient database;
    private final Set<String> consumers;

    /** @param consumers the names of all that take events in this service */
    TrailRows(JdbcClient database, Set<String> consumers) {
        this.database = database;
        this.consumers = Set.copyOf(consumers);
    }

    Map<UUID, Written> written(List<EventKey> events) {
        Map<UUID, Written> rows = new HashMap<>();
        bind(WRITTEN, events).query(row -> {
            Written written = new Written(
                    row.getLong("seq"),
                    instant(row, "created_at"),
                    row.getString("topic"),
                    row.getString("key"),
                    row.getString("type"),
                    traceId(row.getString("traceparent")));
            rows.put(row.getObject("id", UUID.class), written);
        });
        return rows;
    }

    Map<UUID, List<Handled>> handled(List<EventKey> events) {
        Map<UUID, List<Handled>> rows = new HashMap<>();
        bind(HANDLED, events)
                .param("consumers", consumers.toArray(String[]::new))
                .query(row -> {
                    rows.computeIfAbsent(row.getObject("id", UUID.class), id -> new ArrayList<>())
                            .add(handled(row));
                });
        return rows;
    }

    List<UUID> writtenUnder(String key, int eventsMax) {
        return database.sql(OF_KEY)
                .params(key, eventsMax)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private JdbcClient.StatementSpec bind(String sql, List<EventKey> events) {
        return database.sql(sql)
                .param("ids", column(events, EventKey::id))
                .param("earliest", column(events, EventKey::earliest))
                .param("latest", column(events, EventKey::latest));
    }

    private static String[] column(List<EventKey> events, Function<EventKey, Object> value) {
        return events.stream().map(value).map(Object::toString).toArray(String[]::new);
    }

    private static Handled handled(ResultSet row) throws SQLException {
        String parked = row.getString("state");
        String error = row.getString("error_class");
        return new Handled(
                row.getString("consumer"),
                position(row),
                parked == null ? "APPLIED" : parked,
                instant(row, "handled_at"),
                error == null ? null : error + ": " + row.getString("error_message"));
    }

    private static @Nullable Position position(ResultSet row) throws SQLException {
        String topic = row.getString("topic");
        return topic == null ? null : new Position(topic, row.getInt("partition"), row.getLong("record_offset"));
    }

    private static @Nullable String traceId(@Nullable String traceParent) {
        return traceParent == null ? null : traceParent.substring(TRACE_ID_AT, TRACE_ID_END);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
