package io.tranche.auth.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of sessions and their refresh tokens. */
@Component
class RefreshTokens {

    private final JdbcClient jdbc;

    RefreshTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(OpenSession session, Instant now) {
        jdbc.sql("INSERT INTO session (id, user_id, created_at, expires_at) VALUES (?, ?, ?, ?)")
                .params(session.id(), session.userId(), utc(now), utc(session.expiresAt()))
                .update();
    }

    void add(RefreshToken token, UUID sessionId, Instant expiresAt) {
        jdbc.sql("INSERT INTO refresh_token (hash, session_id, expires_at) VALUES (?, ?, ?)")
                .params(token.hash(), sessionId, utc(expiresAt))
                .update();
    }

    /** Locks the session, so that of two who come with one token the second finds it used. */
    Optional<Found> findAndLock(RefreshToken token) {
        return jdbc.sql("""
                        SELECT id, user_id, s.expires_at, revoked_at, t.expires_at AS token_expires_at
                          FROM refresh_token t
                          JOIN session s ON s.id = t.session_id
                         WHERE hash = ?
                           FOR UPDATE OF s
                        """)
                .param(token.hash())
                .query((row, number) -> read(row))
                .optional();
    }

    /** False if it was used before. To be asked with the session locked. */
    boolean use(RefreshToken token, Instant now) {
        return jdbc.sql("UPDATE refresh_token SET used_at = ? WHERE hash = ? AND used_at IS NULL")
                        .params(utc(now), token.hash())
                        .update()
                == 1;
    }

    void revoke(UUID sessionId, Instant now) {
        jdbc.sql("UPDATE session SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
                .params(utc(now), sessionId)
                .update();
    }

    int deleteExpired(Instant now, int rowsMax) {
        return jdbc.sql("""
                        DELETE FROM session
                         WHERE id IN (SELECT id FROM session WHERE expires_at < ? ORDER BY expires_at LIMIT ?
                                         FOR UPDATE SKIP LOCKED)
                        """).params(utc(now), rowsMax).update();
    }

    private static Found read(ResultSet row) throws SQLException {
        return new Found(
                new OpenSession(
                        row.getObject("id", UUID.class),
                        row.getLong("user_id"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()),
                row.getObject("token_expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("revoked_at", OffsetDateTime.class));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    record OpenSession(UUID id, long userId, Instant expiresAt) {}

    record Found(
            OpenSession session,
            Instant tokenExpiresAt,
            @Nullable OffsetDateTime revokedAt) {

        boolean overAt(Instant now) {
            return revokedAt != null
                    || !tokenExpiresAt.isAfter(now)
                    || !session.expiresAt().isAfter(now);
        }
    }
}
