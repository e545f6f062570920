package io.tranche.ledger.shadow;

import io.tranche.ledger.shadow.Rebuild.Compared;
import io.tranche.ledger.shadow.Rebuild.Counts;
import io.tranche.ledger.shadow.Rebuild.Kept;
import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.action.Requester;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rebuilds there were, of which one may stand, and what they found. */
@Repository
class Shadows {

    private static final String LATEST = """
            SELECT r.*, count(d.id) FILTER (WHERE d.kind = 'MISSING') AS missing,
                count(d.id) FILTER (WHERE d.kind = 'EXTRA') AS extra,
                count(d.id) FILTER (WHERE d.kind = 'DIFFERENT') AS different
            FROM shadow_rebuild r
            LEFT JOIN shadow_difference d ON d.operation_id = r.operation_id
            GROUP BY r.operation_id
            ORDER BY r.operation_id DESC
            LIMIT 1
            """;

    private final JdbcClient jdbc;
    private final ShadowSchema schema;

    Shadows(JdbcClient jdbc, ShadowSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    Optional<Rebuild> latest() {
        return jdbc.sql(LATEST).query((row, _) -> rebuild(row)).optional();
    }

    /** The one that has not been dropped. */
    Optional<Rebuild> standing() {
        return latest().filter(rebuild -> rebuild.droppedAt() == null);
    }

    /**
     * Takes the only place there is, then makes the schema. Begun again after a crash in between, it starts from nothing.
     *
     * @throws ActionRefused if it has been dropped: the schema may be another's by now
     */
    void begin(long operationId) {
        int taken = jdbc.sql("""
                INSERT INTO shadow_rebuild (operation_id) VALUES (:operation)
                ON CONFLICT (operation_id) DO UPDATE SET started_at = now() WHERE shadow_rebuild.dropped_at IS NULL
                """).param("operation", operationId).update();
        if (taken == 0) {
            throw dropped(operationId);
        }
        schema.create();
    }

    /**
     * Within a transaction, it cannot be dropped before that ends.
     *
     * @throws ActionRefused if it has been dropped
     */
    void requireStanding(long operationId) {
        boolean gone = jdbc.sql("SELECT 1 FROM shadow_rebuild WHERE operation_id = ? AND dropped_at IS NULL FOR SHARE")
                .param(operationId)
                .query(Integer.class)
                .optional()
                .isEmpty();
        if (gone) {
            throw dropped(operationId);
        }
    }

    private static ActionRefused dropped(long operationId) {
        return ActionRefused.conflict(
                "The shadow of operation %d has been dropped: start another".formatted(operationId));
    }

    /**
     * Within the current transaction, so that no other is begun before the schema is gone.
     *
     * @return false if it has been dropped, or kept as evidence, meanwhile
     */
    boolean drop(long operationId, boolean evenKept) {
        int dropped = jdbc.sql("""
                UPDATE shadow_rebuild SET dropped_at = now()
                WHERE operation_id = :operation AND dropped_at IS NULL AND (kept_by IS NULL OR :even_kept)
                """)
                .param("operation", operationId)
                .param("even_kept", evenKept)
                .update();
        if (dropped == 1) {
            schema.drop();
        }
        return dropped == 1;
    }

    void keep(long operationId, Requester requester) {
        int kept = jdbc.sql("""
                UPDATE shadow_rebuild SET kept_by = :by, kept_reason = :reason
                WHERE operation_id = :operation AND compared_at IS NOT NULL AND dropped_at IS NULL
                """)
                .param("by", requester.name())
                .param("reason", requester.reason())
                .param("operation", operationId)
                .update();
        if (kept == 0) {
            throw ActionRefused.conflict("Only a shadow that has been compared can be kept");
        }
    }

    List<Difference> differences(long operationId, long after, int limit) {
        return jdbc.sql("""
                SELECT id, source_event_id, line_number, kind, live, rebuilt, parked
                FROM shadow_difference
                WHERE operation_id = :operation AND id > :after
                ORDER BY id
                LIMIT :limit
                """)
                .param("operation", operationId)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Difference(
                        row.getLong("id"),
                        row.getObject("source_event_id", UUID.class),
                        row.getInt("line_number"),
                        row.getString("kind"),
                        row.getString("live"),
                        row.getString("rebuilt"),
                        row.getString("parked")))
                .list();
    }

    private static Rebuild rebuild(ResultSet row) throws SQLException {
        Instant comparedAt = instant(row, "compared_at");
        String keptBy = row.getString("kept_by");
        Instant startedAt = instant(row, "started_at");
        return new Rebuild(
                row.getLong("operation_id"),
                startedAt == null ? Instant.EPOCH : startedAt,
                comparedAt == null
                        ? null
                        : new Compared(
                                comparedAt,
                                row.getLong("entries"),
                                row.getLong("lines"),
                                new Counts(row.getLong("missing"), row.getLong("extra"), row.getLong("different"))),
                keptBy == null ? null : new Kept(keptBy, row.getString("kept_reason")),
                instant(row, "dropped_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
