package io.tranche.relay.proof;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The rows of an outbox in a range of time, read without holding them. */
final class OutboxRows {

    /** A row as far as a proof is concerned. */
    record Row(UUID id, long seq, Instant createdAt, String topic, String key) {}

    private static final int FETCH_ROWS = 5_000;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    OutboxRows(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    void read(String schema, ProofRange range, Consumer<Row> rows) {
        transactions.executeWithoutResult(status -> jdbc.query(select(schema, range), row -> {
            rows.accept(new Row(
                    row.getObject("id", UUID.class),
                    row.getLong("seq"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    row.getString("topic"),
                    row.getString("key")));
        }));
    }

    /** Which of these ids the outbox has. */
    List<UUID> among(String schema, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return JdbcClient.create(jdbc)
                .sql("SELECT id FROM %s.outbox WHERE id = ANY (:ids)".formatted(quoted(schema)))
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static PreparedStatementCreator select(String schema, ProofRange range) {
        String sql = """
                SELECT id, seq, created_at, topic, key FROM %s.outbox
                WHERE created_at >= ? AND created_at < ? AND (? OR topic = ANY (?))
                """.formatted(quoted(schema));
        return connection -> {
            PreparedStatement statement = connection.prepareStatement(sql);
            statement.setFetchSize(FETCH_ROWS);
            bind(statement, range);
            return statement;
        };
    }

    private static void bind(PreparedStatement statement, ProofRange range) throws SQLException {
        statement.setObject(1, range.start().atOffset(ZoneOffset.UTC));
        statement.setObject(2, range.until().atOffset(ZoneOffset.UTC));
        statement.setBoolean(3, range.topics().isEmpty());
        statement.setArray(
                4,
                statement.getConnection().createArrayOf("text", range.topics().toArray()));
    }
}
