package io.tranche.messaging.parking;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open events of each key, oldest first, and how they leave. */
public final class ParkedQueue {

    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(
                hashtextextended(concat_ws('/', 'parked', :consumer::text, :topic::text, :key::text), 0))
            """;
    private static final String DELIVERIES = """
            SELECT p.id, p.consumer, p.state, p.event_id, p.type, p.topic, p.partition, p.record_offset, p.record_time,
                p.key, p.header_names, p.header_values,
                coalesce((SELECT e.payload FROM parked_edit e WHERE e.parked_id = p.id ORDER BY e.id DESC LIMIT 1),
                    p.payload) AS payload
            FROM parked_event p
            """;
    private static final String OPEN = DELIVERIES + "WHERE p.state IN ('FAILED', 'QUEUED') AND ";
    private static final String RESOLVED = DELIVERIES + "WHERE p.state = 'REDRIVEN' AND p.id = ?";
    private static final String OLDEST = OPEN + """
             p.consumer = :consumer AND p.topic = :topic AND p.key = :key
            ORDER BY p.id
            LIMIT 1
            """;
    private static final String PAGE = OPEN + Selection.CONDITIONS + """
             AND p.id > :after AND p.id <= :last
            ORDER BY p.id
            LIMIT :limit
            """;
    private static final String REDRIVEN = """
            UPDATE parked_event SET state = 'REDRIVEN', resolved_at = now(), resolved_by = :by
            WHERE id = :id AND state IN ('FAILED', 'QUEUED')
            """;
    private static final String FAILED_AGAIN = """
            UPDATE parked_event
            SET state = 'FAILED', error_class = :class, error_message = :message, error_fingerprint = :fingerprint,
                attempts = attempts + 1, first_failed_at = coalesce(first_failed_at, :at), last_failed_at = :at
            WHERE id = :id AND state IN ('FAILED', 'QUEUED')
            """;

    private final JdbcClient jdbc;

    ParkedQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction no other event of this key is applied, queued or redriven. */
    public void lock(String consumer, OrderedKey key) {
        jdbc.sql(LOCK)
                .param("consumer", consumer)
                .param("topic", key.topic())
                .param("key", key.key())
                .query((row, number) -> row.getRow())
                .list();
    }

    /** The one that all others of its key wait behind. */
    public Optional<ParkedDelivery> oldest(String consumer, OrderedKey key) {
        return jdbc.sql(OLDEST)
                .param("consumer", consumer)
                .param("topic", key.topic())
                .param("key", key.key())
                .query((row, number) -> read(row))
                .optional();
    }

    public boolean isBehindAnother(ParkedDelivery event) {
        return event.key()
                .flatMap(key -> oldest(event.consumer(), key))
                .filter(oldest -> oldest.id() != event.id())
                .isPresent();
    }

    /** A page of open events by ascending id, with {@code after < id <= last}. */
    public List<ParkedDelivery> page(Selection selection, long after, long last, int limit) {
        return jdbc.sql(PAGE)
                .paramSource(selection
                        .parameters()
                        .addValue("after", after)
                        .addValue("last", last)
                        .addValue("limit", limit))
                .query((row, number) -> read(row))
                .list();
    }

    public Optional<ParkedDelivery> find(long id) {
        return page(Selection.ofIds(List.of(id)), 0, id, 1).stream().findFirst();
    }

    /** One that was redriven, to see what waited behind it. */
    public Optional<ParkedDelivery> findRedriven(long id) {
        return jdbc.sql(RESOLVED).param(id).query((row, number) -> read(row)).optional();
    }

    /** The highest id there is, so that what is parked from now on can be left out. */
    public long lastId() {
        return jdbc.sql("SELECT coalesce(max(id), 0) FROM parked_event")
                .query(Long.class)
                .single();
    }

    /** @return false if it was no longer open */
    public boolean redriven(long id, String by) {
        return jdbc.sql(REDRIVEN).param("id", id).param("by", by).update() > 0;
    }

    public void failedAgain(long id, Failure failure) {
        jdbc.sql(FAILED_AGAIN)
                .param("id", id)
                .param("class", failure.errorClass())
                .param("message", failure.message())
                .param("fingerprint", failure.fingerprint())
                .param("at", failure.last().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ParkedDelivery read(ResultSet row) throws SQLException {
        return new ParkedDelivery(
                row.getLong("id"),
                row.getString("consumer"),
                ParkedState.valueOf(row.getString("state")),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                delivered(row));
    }

    static ConsumerRecord<byte[], byte[]> delivered(ResultSet row) throws SQLException {
        RecordHeaders headers = new RecordHeaders();
        ParkedQueries.headers(row).forEach(header -> headers.add(header.name(), header.value()));
        return new ConsumerRecord<>(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                ParkedRows.instant(row, "record_time").toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key(row),
                row.getBytes("payload"),
                headers,
                Optional.empty());
    }

    @SuppressWarnings("NullAway") // Kafka's type does not say so, but a record may have no key
    private static byte[] key(ResultSet row) throws SQLException {
        @Nullable String key = row.getString("key");
        return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    }
}
