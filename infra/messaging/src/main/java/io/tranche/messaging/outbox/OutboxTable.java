package io.tranche.messaging.outbox;

import io.tranche.contracts.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that the relay reads. */
final class OutboxTable {

    /** @param type wire name */
    record Row(Event event, String type, @Nullable String traceParent, String payload) {}

    private static final String INSERT = """
            INSERT INTO outbox (id, created_at, topic, key, type, source, subject, traceparent, payload)
            SELECT e.id, :created_at, e.topic, e.key, e.type, :source, e.key, e.traceparent, e.payload
            FROM unnest(:ids::uuid[], :topics::text[], :keys::text[], :types::text[], :traceparents::text[], :payloads::text[])
                WITH ORDINALITY AS e(id, topic, key, type, traceparent, payload, position)
            ORDER BY e.position
            """;

    private final JdbcClient jdbc;
    private final OutboxPartitions partitions;
    private final EventIds ids;
    private final Clock clock;
    private final String source;

    OutboxTable(JdbcClient jdbc, OutboxPartitions partitions, Clock clock, String application) {
        this.jdbc = jdbc;
        this.partitions = partitions;
        this.ids = new EventIds(clock);
        this.clock = clock;
        this.source = "/" + application;
    }

    void insert(List<Row> rows) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        partitions.ensureFor(now);
        jdbc.sql(INSERT)
                .param("created_at", now.atOffset(ZoneOffset.UTC))
                .param("source", source)
                .param("ids", column(rows, row -> ids.next().toString()))
                .param("topics", column(rows, row -> row.event().topic()))
                .param("keys", column(rows, row -> row.event().key()))
                .param("types", column(rows, Row::type))
                .param("traceparents", column(rows, Row::traceParent))
                .param("payloads", column(rows, Row::payload))
                .update();
    }

    private static @Nullable String[] column(List<Row> rows, Function<Row, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
