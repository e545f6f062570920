package io.tranche.relay.position;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The checkpoint in the database. What a leader with a lower epoch still wants to write is refused. */
public final class Checkpoints {

    private static final String NAME = "outbox";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    public Checkpoints(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    public Optional<Checkpoint> read() {
        List<OutboxPosition> outboxes = outboxPositions();
        Map<TopicPartition, Long> lastOffsets = lastOffsets();
        return jdbc.sql("""
                        SELECT system_identifier, timeline, kafka_cluster_id, pg_wal_lsn_diff(lsn, '0/0')::bigint AS lsn
                        FROM relay.checkpoint WHERE name = :name
                        """)
                .param("name", NAME)
                .query((row, number) -> new Checkpoint(
                        new Origin(
                                row.getLong("system_identifier"),
                                row.getLong("timeline"),
                                row.getString("kafka_cluster_id")),
                        new Lsn(row.getLong("lsn")),
                        outboxes,
                        lastOffsets))
                .optional();
    }

    public List<OutboxPosition> outboxPositions() {
        return jdbc.sql("SELECT schema_name, seq, created_at FROM relay.checkpoint_outbox")
                .query((row, number) -> new OutboxPosition(
                        row.getString("schema_name"),
                        row.getLong("seq"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Map<TopicPartition, Long> lastOffsets() {
        return jdbc.sql("SELECT topic, partition, last_offset FROM relay.checkpoint_partition")
                .query(Checkpoints::offsetsByPartition);
    }

    private static Map<TopicPartition, Long> offsetsByPartition(ResultSet rows) throws SQLException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        while (rows.next()) {
            offsets.put(
                    new TopicPartition(rows.getString("topic"), rows.getInt("partition")), rows.getLong("last_offset"));
        }
        return offsets;
    }

    /**
     * Forgets what earlier checkpoints said of partitions and outboxes, and starts from this one: the first of its epoch.
     *
     * @throws CheckpointRefused if a relay with a higher epoch has written
     */
    public void replace(Checkpoint checkpoint, long epoch) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("DELETE FROM relay.checkpoint_partition").update();
            jdbc.sql("DELETE FROM relay.checkpoint_outbox").update();
            write(checkpoint, epoch, 0);
        });
    }

    /** @throws CheckpointRefused if the last one is not of the same epoch: a newer leader's, or that of one who should be out */
    public void write(Checkpoint checkpoint, long epoch) {
        write(checkpoint, epoch, epoch);
    }

    private void write(Checkpoint checkpoint, long epoch, long epochBeforeMin) {
        boolean written = jdbc.sql(WRITE)
                        .param("name", NAME)
                        .param("epochBeforeMin", epochBeforeMin)
                        .param("systemIdentifier", checkpoint.origin().systemIdentifier())
                        .param("timeline", checkpoint.origin().timeline())
                        .param("clusterId", checkpoint.origin().kafkaClusterId())
                        .param("lsn", checkpoint.lsn().toString())
                        .param("epoch", epoch)
                        .params(columnsOfOutboxes(List.copyOf(checkpoint.outboxes())))
                        .params(columnsOfOffsets(
                                List.copyOf(checkpoint.lastOffsets().entrySet())))
                        .query(Long.class)
                        .single()
                == 1;
        if (!written) {
            throw new CheckpointRefused(epoch, epochOfLast());
        }
    }

    private long epochOfLast() {
        return jdbc.sql("SELECT epoch FROM relay.checkpoint WHERE name = :name")
                .param("name", NAME)
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> columnsOfOutboxes(List<OutboxPosition> outboxes) {
        return Map.of(
                "schemas", outboxes.stream().map(OutboxPosition::schema).toArray(String[]::new),
                "seqs", outboxes.stream().map(OutboxPosition::seq).toArray(Long[]::new),
                "createdAts",
                        outboxes.stream()
                                .map(outbox -> outbox.createdAt().toString())
                                .toArray(String[]::new));
    }

    private static Map<String, Object> columnsOfOffsets(List<Map.Entry<TopicPartition, Long>> offsets) {
        return Map.of(
                "topics", offsets.stream().map(e -> e.getKey().topic()).toArray(String[]::new),
                "partitions", offsets.stream().map(e -> e.getKey().partition()).toArray(Integer[]::new),
                "offsets", offsets.stream().map(Map.Entry::getValue).toArray(Long[]::new));
    }

    private static final String WRITE = """
            WITH fenced AS (
                INSERT INTO relay.checkpoint AS c
                    (name, system_identifier, timeline, kafka_cluster_id, lsn, epoch, written_at)
                VALUES (:name, :systemIdentifier, :timeline, :clusterId, :lsn::pg_lsn, :epoch, clock_timestamp())
                ON CONFLICT (name) DO UPDATE SET
                    system_identifier = excluded.system_identifier, timeline = excluded.timeline,
                    kafka_cluster_id = excluded.kafka_cluster_id, lsn = excluded.lsn,
                    epoch = excluded.epoch, written_at = excluded.written_at
                WHERE c.epoch BETWEEN :epochBeforeMin AND excluded.epoch
                RETURNING 1
            ), outboxes AS (
                INSERT INTO relay.checkpoint_outbox AS o (schema_name, seq, created_at)
                SELECT * FROM unnest(:schemas::text[], :seqs::bigint[], :createdAts::text[]::timestamptz[])
                WHERE EXISTS (SELECT FROM fenced)
                ON CONFLICT (schema_name) DO UPDATE SET seq = excluded.seq, created_at = excluded.created_at
                WHERE (o.seq, o.created_at) IS DISTINCT FROM (excluded.seq, excluded.created_at)
            ), partitions AS (
                INSERT INTO relay.checkpoint_partition AS p (topic, partition, last_offset)
                SELECT * FROM unnest(:topics::text[], :partitions::integer[], :offsets::bigint[])
                WHERE EXISTS (SELECT FROM fenced)
                ON CONFLICT (topic, partition) DO UPDATE SET last_offset = excluded.last_offset
                WHERE p.last_offset IS DISTINCT FROM excluded.last_offset
            )
            SELECT count(*) FROM fenced
            """;
}
