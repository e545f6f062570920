package io.tranche.loan;

import io.tranche.contracts.Event;
import io.tranche.contracts.EventCatalog;
import io.tranche.contracts.EventJson;
import io.tranche.contracts.LoanEvent;
import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is new in the outbox. Numbers are given before rows are committed, so it looks back a little. */
final class OutboxTail implements AutoCloseable {

    private static final long SEQ_WINDOW = 1_000;

    private record Row(long seq, UUID id, String type, String payload) {

        Event event() {
            Class<? extends Event> eventType = EventCatalog.find(type).orElseThrow();
            return EventJson.read(payload.getBytes(StandardCharsets.UTF_8), eventType);
        }
    }

    private final Set<UUID> seen = new HashSet<>();
    private final SingleConnectionDataSource connection;
    private final JdbcClient database;
    private long seqMax;

    OutboxTail() {
        EmbeddedPostgres postgres = TestPlatform.postgres();
        connection = new SingleConnectionDataSource(
                postgres.jdbcUrl(), EmbeddedPostgres.SUPERUSER, postgres.password(EmbeddedPostgres.SUPERUSER), true);
        database = JdbcClient.create(connection);
        seqMax = database.sql("SELECT coalesce(max(seq), 0) FROM loan.outbox")
                .query(Long.class)
                .single();
        rows().forEach(row -> seen.add(row.id));
    }

    List<LoanEvent> unseen() {
        List<LoanEvent> events = new ArrayList<>();
        for (Row row : rows()) {
            seqMax = Math.max(seqMax, row.seq);
            if (seen.add(row.id) && row.event() instanceof LoanEvent event) {
                events.add(event);
            }
        }
        return events;
    }

    private List<Row> rows() {
        return database.sql("SELECT seq, id, type, payload FROM loan.outbox WHERE seq > ? ORDER BY seq")
                .param(seqMax - SEQ_WINDOW)
                .query((row, number) -> new Row(
                        row.getLong("seq"),
                        row.getObject("id", UUID.class),
                        row.getString("type"),
                        row.getString("payload")))
                .list();
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
