package io.tranche.relay.repair;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The repairs that were made, each with its proof once that is taken. */
public final class Repairs {

    private static final String COLUMNS = """
            SELECT id, epoch, reasons, sent::text AS sent, since, until, topics, finished_at, proof::text AS proof, proven_at
            FROM relay.repair
            """;
    private static final TypeReference<List<Resent>> RESENT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public Repairs(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Gap gap, List<Resent> sent, long epoch) {
        jdbc.sql("""
                        INSERT INTO relay.repair (epoch, reasons, sent, since, until, topics, finished_at)
                        VALUES (:epoch, :reasons, :sent::jsonb, coalesce(:since, clock_timestamp() - interval '1 second'),
                            clock_timestamp(), :topics, clock_timestamp())
                        """)
                .param("epoch", epoch)
                .param("reasons", gap.reasons().toArray(String[]::new))
                .param("sent", json.writeValueAsString(sent))
                .param(
                        "since",
                        oldest(sent).map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("topics", gap.topicsSent().toArray(String[]::new))
                .update();
    }

    private static Optional<Instant> oldest(List<Resent> sent) {
        return sent.stream()
                .flatMap(one -> Optional.ofNullable(one.oldest()).stream())
                .min(Instant::compareTo);
    }

    public List<RepairRecord> newestFirst(int limit) {
        return jdbc.sql(COLUMNS + "ORDER BY id DESC LIMIT :limit")
                .param("limit", limit)
                .query((row, number) -> repair(row))
                .list();
    }

    /** The oldest whose proof was not taken yet. */
    public Optional<RepairRecord> unproven() {
        return jdbc.sql(COLUMNS + "WHERE proof IS NULL ORDER BY id LIMIT 1")
                .query((row, number) -> repair(row))
                .optional();
    }

    /** Only the first proof of a repair counts. */
    public void proven(long id, String proof) {
        jdbc.sql("""
                        UPDATE relay.repair SET proof = :proof::jsonb, proven_at = clock_timestamp()
                        WHERE id = :id AND proof IS NULL
                        """).param("id", id).param("proof", proof).update();
    }

    private RepairRecord repair(ResultSet row) throws SQLException {
        return new RepairRecord(
                row.getLong("id"),
                row.getLong("epoch"),
                texts(row.getArray("reasons")),
                json.readValue(row.getString("sent"), RESENT),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                Set.copyOf(texts(row.getArray("topics"))),
                row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                row.getString("proof"),
                time(row, "proven_at"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
