package io.tranche.relay;

import io.tranche.testing.TestPlatform;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes to the outbox of one service, as that service. */
final class TestOutbox {

    private final String schema;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    private TestOutbox(String schema) {
        this.schema = schema;
        DataSource service = TestPlatform.dataSource(schema + "_service");
        this.jdbc = JdbcClient.create(service);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(service));
    }

    /** Empty, with the tables that a service's own start would make. */
    static TestOutbox of(String schema) {
        Flyway.configure()
                .dataSource(TestPlatform.dataSource(schema + "_owner"))
                .defaultSchema(schema)
                .table("starters_schema_history")
                .locations("classpath:db/starters")
                .outOfOrder(true)
                .load()
                .migrate();
        TestPlatform.database().sql("TRUNCATE %s.outbox".formatted(schema)).update();
        return new TestOutbox(schema);
    }

    UUID append(String topic, String key, String payload) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO %s.outbox (id, created_at, topic, key, type, source, subject, traceparent, payload)
                        VALUES (:id, clock_timestamp(), :topic, :key, 'test.happened.v1', :source, :key, :trace, :payload)
                        """.formatted(schema))
                .param("id", id)
                .param("topic", topic)
                .param("key", key)
                .param("source", "/" + schema + "-service")
                .param("trace", "00-" + id.toString().replace("-", "") + "-0123456789abcdef-01")
                .param("payload", payload)
                .update();
        return id;
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
