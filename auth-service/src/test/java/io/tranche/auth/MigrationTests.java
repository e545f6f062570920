package io.tranche.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.EarlierDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of users, and of who is logged in, when the platform is brought up to date. */
class MigrationTests {

    private static final String USERS = """
            INSERT INTO users (name, email, password_hash, role, failed_logins, locked_until, created_at)
            VALUES ('Asha Rao', 'asha@example.com', 'one', 'USER', 0, NULL, '2026-01-20T10:00:00Z'),
                   ('Ravi', 'Ravi@Example.com', 'two', 'PROVIDER', 5, '2026-01-20T11:00:00Z', '2026-01-20T10:00:00Z'),
                   ('Admin', 'admin@example.com', 'three', 'ADMIN', 0, NULL, '2026-01-20T10:00:00Z')
            """;
    private static final String SESSIONS = """
            WITH opened AS (
                INSERT INTO session (id, user_id, created_at, expires_at, revoked_at)
                VALUES (gen_random_uuid(), 1, now(), now() + interval '30 days', NULL),
                       (gen_random_uuid(), 2, now(), now() + interval '30 days', now())
                RETURNING id, expires_at
            )
            INSERT INTO refresh_token (hash, session_id, expires_at)
            SELECT sha256(id::text::bytea), id, expires_at FROM opened
            """;
    private static final String KEY = """
            INSERT INTO signing_key (pkcs8, created_at) VALUES ('\\x00ff', now())
            """;
    private static final String ALL = """
            SELECT concat_ws(' ', id, name, email, password_hash, role, failed_logins, locked_until, created_at) FROM users
            UNION ALL
            SELECT concat_ws(' ', session.id, user_id, session.expires_at, revoked_at, encode(hash, 'hex'), used_at)
            FROM session JOIN refresh_token ON session_id = session.id
            UNION ALL
            SELECT concat_ws(' ', 'key', encode(pkcs8, 'hex'), created_at) FROM signing_key
            ORDER BY 1
            """;

    private static final EarlierDatabase DATABASE = EarlierDatabase.of("auth", "3");
    private static List<String> before = List.of();

    @BeforeAll
    static void bringUpToDate() {
        List.of(USERS, SESSIONS, KEY).forEach(rows -> DATABASE.sql().sql(rows).update());
        before = texts(ALL);
        DATABASE.bringUpToDate();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void keepsUsersSessionsAndTheKey() {
        assertThat(texts(ALL)).isEqualTo(before).hasSize(6);
    }

    @Test
    void hasNothingToTellThemByMail() {
        assertThat(texts("SELECT subject FROM mail")).isEmpty();
    }

    private static List<String> texts(String query) {
        return DATABASE.sql()
                .sql(query)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
