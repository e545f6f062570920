package io.tranche.messaging.parking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code parked_event}. */
final class ParkedRows {

    static final String SELECT = """
            SELECT p.id, p.consumer, p.state, p.event_id, p.event_time, p.type, p.topic, p.partition, p.record_offset,
                p.record_time, p.key, p.unreadable, p.error_class, p.error_message, p.error_fingerprint, p.attempts,
                p.first_failed_at, p.last_failed_at, p.parked_at, p.resolved_at, p.resolved_by,
                (SELECT count(*) FROM parked_edit e WHERE e.parked_id = p.id) AS edits
            FROM parked_event p
            """;

    private ParkedRows() {}

    static ParkedEvent read(ResultSet row) throws SQLException {
        return new ParkedEvent(
                row.getLong("id"),
                row.getString("consumer"),
                ParkedState.valueOf(row.getString("state")),
                row.getObject("event_id", UUID.class),
                instant(row, "event_time"),
                row.getString("type"),
                new ParkedEvent.Position(
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("record_offset"),
                        instant(row, "record_time")),
                row.getString("key"),
                row.getBoolean("unreadable"),
                error(row),
                row.getInt("attempts"),
                instant(row, "parked_at"),
                row.getInt("edits"),
                instantOrNull(row, "resolved_at"),
                row.getString("resolved_by"));
    }

    private static ParkedEvent.@Nullable Error error(ResultSet row) throws SQLException {
        String errorClass = row.getString("error_class");
        return errorClass == null
                ? null
                : new ParkedEvent.Error(
                        errorClass,
                        row.getString("error_message"),
                        row.getString("error_fingerprint"),
                        instant(row, "first_failed_at"),
                        instant(row, "last_failed_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
