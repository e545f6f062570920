package io.tranche.relay.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of proofs that were asked for. One of which nothing was heard for a minute is interrupted: its relay is gone. */
final class Verifications {

    private static final String ABANDONED =
            "state = 'RUNNING' AND heartbeat_at < clock_timestamp() - interval '1 minute'";

    private final JdbcClient jdbc;

    Verifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the number of the new one; empty while another runs */
    Optional<Long> begin(ProofRange range, String takenBy, String requestedBy) {
        jdbc.sql("UPDATE relay.verification SET state = 'INTERRUPTED', ended_at = heartbeat_at WHERE " + ABANDONED)
                .update();
        Instant since = range.since();
        return jdbc.sql("""
                        INSERT INTO relay.verification (taken_by, requested_by, since, until)
                        VALUES (:takenBy, :requestedBy, :since, :until)
                        ON CONFLICT DO NOTHING
                        RETURNING id
                        """)
                .param("takenBy", takenBy)
                .param("requestedBy", requestedBy)
                .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
                .param("until", range.until().atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong("id"))
                .optional();
    }

    void heartbeat(long id, Seen seen) {
        jdbc.sql("""
                        UPDATE relay.verification
                        SET heartbeat_at = clock_timestamp(), rows = :rows, messages = :messages
                        WHERE id = :id AND state = 'RUNNING'
                        """)
                .param("id", id)
                .param("rows", seen.rows())
                .param("messages", seen.messages())
                .update();
    }

    void done(long id, String proof) {
        end(id, "DONE", null, proof);
    }

    void failed(long id, String message) {
        end(id, "FAILED", message, null);
    }

    private void end(long id, String state, @Nullable String message, @Nullable String proof) {
        jdbc.sql("""
                        UPDATE relay.verification
                        SET state = :state, message = :message, proof = :proof::jsonb, ended_at = clock_timestamp()
                        WHERE id = :id AND state = 'RUNNING'
                        """)
                .param("id", id)
                .param("state", state)
                .param("message", message)
                .param("proof", proof)
                .update();
    }

    Optional<VerificationRecord> find(long id) {
        return jdbc.sql("""
                        SELECT *, CASE WHEN %s THEN 'INTERRUPTED' ELSE state END AS state_now
                        FROM relay.verification WHERE id = :id
                        """.formatted(ABANDONED))
                .param("id", id)
                .query((row, number) -> verification(row))
                .optional();
    }

    private static VerificationRecord verification(ResultSet row) throws SQLException {
        return new VerificationRecord(
                row.getLong("id"),
                row.getString("state_now"),
                row.getString("taken_by"),
                row.getString("requested_by"),
                time(row, "since"),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getLong("rows"),
                row.getLong("messages"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                time(row, "ended_at"),
                row.getString("message"),
                row.getString("proof"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
