package io.tranche.relay;

import io.tranche.embedded.EmbeddedPostgres;
import io.tranche.testing.TestPlatform;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes to the outbox of one service, as that service. */
final class TestOutbox {

    private final String schema;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    private TestOutbox(String schema, DataSource service) {
        this.schema = schema;
        this.jdbc = JdbcClient.create(service);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(service));
    }

    /** Empty, with the tables that a service's own start would make. */
    static TestOutbox of(String schema) {
        migrate(schema, TestPlatform.dataSource(schema + "_owner"));
        TestPlatform.database().sql("TRUNCATE %s.outbox".formatted(schema)).update();
        return new TestOutbox(schema, TestPlatform.dataSource(schema + "_service"));
    }

    /** In a database of its own. */
    static TestOutbox of(String schema, EmbeddedPostgres postgres) {
        migrate(schema, dataSource(postgres, schema + "_owner"));
        return new TestOutbox(schema, dataSource(postgres, schema + "_service"));
    }

    private static DataSource dataSource(EmbeddedPostgres postgres, String role) {
        return new DriverManagerDataSource(postgres.jdbcUrl(), role, postgres.password(role));
    }

    private static void migrate(String schema, DataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .defaultSchema(schema)
                .table("starters_schema_history")
                .locations("classpath:db/starters")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    UUID append(String topic, String key, String payload) {
        UUID id = UUID.randomUUID();
        insert(id, new Row(topic, key, payload, "00-" + id.toString().replace("-", "") + "-0123456789abcdef-01"));
        return id;
    }

    UUID appendUntraced(String topic, String key, String payload) {
        UUID id = UUID.randomUUID();
        insert(id, new Row(topic, key, payload, null));
        return id;
    }

    private record Row(
            String topic,
            String key,
            String payload,
            @Nullable String traceParent) {}

    private void insert(UUID id, Row row) {
        jdbc.sql("""
                        INSERT INTO %s.outbox (id, created_at, topic, key, type, source, subject, traceparent, payload)
                        VALUES (:id, clock_timestamp(), :topic, :key, 'test.happened.v1', :source, :key, :trace, :payload)
                        """.formatted(schema))
                .param("id", id)
                .param("topic", row.topic())
                .param("key", row.key())
                .param("source", "/" + schema + "-service")
                .param("trace", row.traceParent())
                .param("payload", row.payload())
                .update();
    }

    /** Several keys, each with its rows numbered from 0, one transaction per number. */
    List<UUID> appendNumbered(String topic, int keys, int rowsPerKey) {
        List<UUID> ids = new ArrayList<>();
        for (int number = 0; number < rowsPerKey; number++) {
            String payload = Integer.toString(number);
            transactions.executeWithoutResult(status -> {
                for (int key = 0; key < keys; key++) {
                    ids.add(append(topic, "key:" + key, payload));
                }
            });
        }
        return ids;
    }

    UUID appendAndRollBack(String topic, String key) {
        return transactions.execute(status -> {
            status.setRollbackOnly();
            return append(topic, key, "rolled back");
        });
    }

    long newestSeq() {
        return TestPlatform.database()
                .sql("SELECT max(seq) FROM %s.outbox".formatted(schema))
                .query(Long.class)
                .single();
    }

    OffsetDateTime createdAt(UUID id) {
        return TestPlatform.database()
                .sql("SELECT created_at FROM %s.outbox WHERE id = :id".formatted(schema))
                .param("id", id)
                .query(OffsetDateTime.class)
                .single();
    }

    TransactionTemplate transactions() {
        return transactions;
    }
}
