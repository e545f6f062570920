package io.tranche.messaging.parking;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parked events of all consumers of a service. */
public final class ParkedEvents {

    private static final String INSERT = """
            INSERT INTO parked_event (consumer, state, event_id, event_time, type, topic, partition, record_offset, record_time,
                key, header_names, header_values, payload,
                unreadable, error_class, error_message, error_fingerprint, attempts, first_failed_at, last_failed_at)
            VALUES (:consumer, :state, :event_id, :event_time, :type, :topic, :partition, :record_offset, :record_time,
                :key, :header_names, :header_values, :payload,
                :unreadable, :error_class, :error_message, :error_fingerprint, :attempts, :first_failed_at, :last_failed_at)
            """;

    private static final String OPEN_KEYS = """
            SELECT k.topic, k.key
            FROM unnest(:topics::text[], :keys::text[]) AS k(topic, key)
            WHERE EXISTS (
                SELECT 1 FROM parked_event p
                WHERE p.consumer = :consumer AND p.topic = k.topic AND p.key = k.key AND p.state IN ('FAILED', 'QUEUED'))
            """;

    private static final String COUNTS = """
            SELECT consumer,
                count(*) FILTER (WHERE state = 'FAILED' AND NOT unreadable) AS failed,
                count(*) FILTER (WHERE state = 'FAILED' AND unreadable) AS unreadable,
                count(*) FILTER (WHERE state = 'QUEUED') AS queued,
                count(DISTINCT (topic, key)) AS keys,
                extract(epoch FROM now() - min(parked_at)) AS oldest_age
            FROM parked_event
            WHERE state IN ('FAILED', 'QUEUED')
            GROUP BY consumer
            """;

    private static final String OPEN_AMONG = """
            SELECT event_id FROM parked_event
            WHERE consumer = :consumer AND event_id = ANY (:events::uuid[]) AND state IN ('FAILED', 'QUEUED')
            """;

    private static final String LOCK_KEYS = """
            SELECT pg_advisory_xact_lock_shared(hashtextextended(lock_name, 0))
            FROM (SELECT concat_ws('/', 'parked', :consumer::text, topic, key) AS lock_name
                  FROM unnest(:topics::text[], :keys::text[]) AS k(topic, key)
                  ORDER BY 1) AS locks
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate template;

    ParkedEvents(JdbcClient jdbc, NamedParameterJdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /**
     * Those of the keys that have parked events, so that a later one must wait behind them. Held until the end of the
     * transaction: whoever takes the last parked event of a key away locks the key against this first, and waits.
     */
    public Set<OrderedKey> heldBack(String consumer, Collection<OrderedKey> keys) {
        Set<OrderedKey> open = open(consumer, keys);
        if (open.isEmpty()) {
            return open;
        }
        bind(LOCK_KEYS, consumer, open).query((row, number) -> row.getRow()).list();
        return open(consumer, open);
    }

    /** Those of the keys that have parked events now. */
    public Set<OrderedKey> open(String consumer, Collection<OrderedKey> keys) {
        return new HashSet<>(bind(OPEN_KEYS, consumer, keys)
                .query((row, number) -> new OrderedKey(row.getString("topic"), row.getString("key")))
                .list());
    }

    private JdbcClient.StatementSpec bind(String sql, String consumer, Collection<OrderedKey> keys) {
        return jdbc.sql(sql)
                .param("consumer", consumer)
                .param("topics", keys.stream().map(OrderedKey::topic).toArray(String[]::new))
                .param("keys", keys.stream().map(OrderedKey::key).toArray(String[]::new));
    }

    /** Each event must not have been parked before; the mark of the inbox sees to that. */
    public void park(String consumer, List<ParkedRow> rows) {
        template.batchUpdate(
                INSERT, rows.stream().map(row -> parameters(consumer, row)).toArray(MapSqlParameterSource[]::new));
    }

    /** What waits now, by consumer; a consumer that has nothing parked is left out. */
    public Map<String, ParkedCounts> counts() {
        return jdbc
                .sql(COUNTS)
                .query((row, number) -> Map.entry(
                        row.getString("consumer"),
                        new ParkedCounts(
                                row.getLong("failed"),
                                row.getLong("unreadable"),
                                row.getLong("queued"),
                                row.getLong("keys"),
                                row.getDouble("oldest_age"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of these events that are parked and open: marked, but not applied. */
    public Set<UUID> openAmong(String consumer, Collection<UUID> events) {
        return new HashSet<>(jdbc.sql(OPEN_AMONG)
                .param("consumer", consumer)
                .param("events", events.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    private static MapSqlParameterSource parameters(String consumer, ParkedRow row) {
        ConsumerRecord<byte[], byte[]> delivered = row.delivered();
        Header[] headers = delivered.headers().toArray();
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("consumer", consumer)
                .addValue("state", row.state())
                .addValue("event_id", row.eventId())
                .addValue("event_time", utc(row.eventTime()))
                .addValue("type", row.type(), Types.VARCHAR)
                .addValue("topic", delivered.topic())
                .addValue("partition", delivered.partition())
                .addValue("record_offset", delivered.offset())
                .addValue("record_time", utc(Instant.ofEpochMilli(delivered.timestamp())))
                .addValue("key", OrderedKey.of(delivered).map(OrderedKey::key).orElse(null), Types.VARCHAR)
                .addValue(
                        "header_names", Arrays.stream(headers).map(Header::key).toArray(String[]::new))
                .addValue(
                        "header_values",
                        Arrays.stream(headers).map(Header::value).toArray(byte[][]::new))
                .addValue("payload", delivered.value(), Types.BINARY);
        return withFailure(parameters, row.failure());
    }

    private static MapSqlParameterSource withFailure(MapSqlParameterSource parameters, @Nullable Failure failure) {
        return parameters
                .addValue("unreadable", failure != null && failure.unreadable())
                .addValue("error_class", failure == null ? null : failure.errorClass(), Types.VARCHAR)
                .addValue("error_message", failure == null ? null : failure.message(), Types.VARCHAR)
                .addValue("error_fingerprint", failure == null ? null : failure.fingerprint(), Types.VARCHAR)
                .addValue("attempts", failure == null ? 0 : failure.attempts())
                .addValue(
                        "first_failed_at", failure == null ? null : utc(failure.first()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue(
                        "last_failed_at", failure == null ? null : utc(failure.last()), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
