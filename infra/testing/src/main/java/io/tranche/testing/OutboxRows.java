package io.tranche.testing;

import io.tranche.contracts.Event;
import io.tranche.contracts.EventCatalog;
import io.tranche.contracts.EventJson;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What a service has told: the rows of its outbox, read as events, oldest first. */
public final class OutboxRows {

    private static final String ALL = """
            SELECT id, created_at, source, type, payload::text AS payload
            FROM %s.outbox
            ORDER BY seq
            """;
    private static final String OF_KEY = """
            SELECT id, created_at, source, type, payload::text AS payload
            FROM %s.outbox
            WHERE key = ?
            ORDER BY seq
            """;

    private OutboxRows() {}

    public static List<SentEvent> all(String schema) {
        return TestPlatform.database()
                .sql(ALL.formatted(schema))
                .query((row, number) -> read(row))
                .list();
    }

    /** The ones under one Kafka key, for example {@code loan:42}: a shared outbox holds those of other tests as well. */
    public static List<SentEvent> ofKey(String schema, String key) {
        return TestPlatform.database()
                .sql(OF_KEY.formatted(schema))
                .param(key)
                .query((row, number) -> read(row))
                .list();
    }

    /** Only the events of this type, without their envelopes. */
    public static <E extends Event> List<E> ofType(String schema, Class<E> type) {
        return all(schema).stream()
                .map(SentEvent::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static SentEvent read(ResultSet row) throws SQLException {
        String typeName = row.getString("type");
        Class<? extends Event> type = EventCatalog.find(typeName)
                .orElseThrow(() -> new IllegalStateException("unknown event type in the outbox: " + typeName));
        return new SentEvent(
                row.getObject("id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("source"),
                EventJson.read(row.getString("payload").getBytes(StandardCharsets.UTF_8), type));
    }
}
