package io.tranche.relay.repair;

import io.tranche.contracts.EventHeaders;
import io.tranche.relay.position.OutboxPosition;
import io.tranche.relay.publish.OutboxEvent;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The outboxes of all services, read as tables. */
public final class OutboxTables {

    private static final int BATCH_ROWS = 1_000;
    private static final String PUBLICATION = "tranche_outbox";

    /** As the connector writes it: with microseconds, be they zero. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 9, true)
            .appendOffsetId()
            .toFormatter(Locale.ROOT);

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    public OutboxTables(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** The schemas whose outbox is published. */
    public List<String> schemas() {
        return JdbcClient.create(jdbc)
                .sql("""
                        SELECT schemaname FROM pg_publication_tables
                        WHERE pubname = :publication AND tablename = 'outbox' ORDER BY schemaname
                        """)
                .param("publication", PUBLICATION)
                .query((row, number) -> row.getString("schemaname"))
                .list();
    }

    /** How many of these events are in no outbox. */
    int lacking(Set<UUID> ids) {
        Set<UUID> unknown = new HashSet<>(ids);
        for (String schema : ids.isEmpty() ? List.<String>of() : schemas()) {
            JdbcClient.create(jdbc)
                    .sql("SELECT id FROM %s.outbox WHERE id = ANY (:ids)".formatted(quoted(schema)))
                    .param("ids", ids.toArray(UUID[]::new))
                    .query((row, number) -> row.getObject("id", UUID.class))
                    .list()
                    .forEach(unknown::remove);
        }
        return unknown.size();
    }

    /**
     * Hands over rows in the order they were written, in batches.
     *
     * @return how many rows, and from when on
     */
    Resent read(String schema, Range range, Consumer<List<OutboxEvent>> batches) {
        Batch batch = new Batch(batches);
        transactions.executeWithoutResult(status -> {
            jdbc.query(select(schema, range), row -> {
                batch.add(event(schema, row));
            });
            batch.handOver();
        });
        return new Resent(schema, batch.rows, batch.oldest);
    }

    private static PreparedStatementCreator select(String schema, Range range) {
        String sql = """
                SELECT id, seq, created_at, least(created_at, now()) AS past, topic, key, type, source, subject,
                       traceparent, payload
                FROM %s.outbox WHERE created_at >= ? OR seq > ? OR topic = ANY (?) ORDER BY seq
                """.formatted(quoted(schema));
        return connection -> {
            var statement = connection.prepareStatement(sql);
            statement.setFetchSize(BATCH_ROWS);
            statement.setObject(1, since(range));
            statement.setLong(2, range.afterSeq());
            statement.setArray(
                    3, connection.createArrayOf("text", range.topics().toArray()));
            return statement;
        };
    }

    private static OffsetDateTime since(Range range) {
        return range.since().equals(Instant.MAX)
                ? OffsetDateTime.MAX
                : range.since().atOffset(ZoneOffset.UTC);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** The same message that the transforms make of the row. */
    private static OutboxEvent event(String schema, ResultSet row) throws SQLException {
        OffsetDateTime createdAt = row.getObject("created_at", OffsetDateTime.class);
        ProducerRecord<String, String> message =
                new ProducerRecord<>(row.getString("topic"), row.getString("key"), row.getString("payload"));
        header(message, EventHeaders.SPEC_VERSION, "1.0");
        header(message, EventHeaders.CONTENT_TYPE, "application/json");
        header(message, EventHeaders.ID, row.getString("id"));
        header(message, EventHeaders.TYPE, row.getString("type"));
        header(message, EventHeaders.SOURCE, row.getString("source"));
        header(message, EventHeaders.TIME, TIME.format(createdAt));
        header(message, EventHeaders.SUBJECT, row.getString("subject"));
        header(message, EventHeaders.TRACE_PARENT, row.getString("traceparent"));
        Instant past = row.getObject("past", OffsetDateTime.class).toInstant();
        return new OutboxEvent(message, new OutboxPosition(schema, row.getLong("seq"), past), past);
    }

    private static void header(ProducerRecord<String, String> message, String name, @Nullable String value) {
        if (value != null) {
            message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class Batch {

        private final Consumer<List<OutboxEvent>> batches;
        private final List<OutboxEvent> events = new ArrayList<>();
        private long rows;
        private @Nullable Instant oldest;

        Batch(Consumer<List<OutboxEvent>> batches) {
            this.batches = batches;
        }

        void add(OutboxEvent event) {
            Instant written = event.row().createdAt();
            oldest = oldest == null || written.isBefore(oldest) ? written : oldest;
            events.add(event);
            if (events.size() == BATCH_ROWS) {
                handOver();
            }
        }

        void handOver() {
            if (!events.isEmpty()) {
                batches.accept(List.copyOf(events));
                rows += events.size();
                events.clear();
            }
        }
    }
}
