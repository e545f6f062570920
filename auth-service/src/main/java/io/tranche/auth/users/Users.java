package io.tranche.auth.users;

import io.tranche.web.Role;
import io.tranche.web.request.Keyset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of users. */
@Component
public class Users {

    private final JdbcClient jdbc;
    private final Clock clock;

    Users(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty if the address is taken. */
    public Optional<User> add(NewUser user) {
        return jdbc.sql("""
                        INSERT INTO users (name, email, password_hash, role, created_at)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        RETURNING id, name, email, role, created_at
                        """)
                .params(
                        user.name(),
                        user.email().value(),
                        user.passwordHash().value(),
                        user.role().name(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> read(row))
                .optional();
    }

    public Optional<User> find(long id) {
        return jdbc.sql("SELECT id, name, email, role, created_at FROM users WHERE id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .optional();
    }

    public Optional<Credentials> findCredentials(Email email) {
        return jdbc.sql("""
                        SELECT id, name, email, role, created_at, password_hash, locked_until
                          FROM users
                         WHERE lower(email) = ?
                        """)
                .param(email.value())
                .query((row, number) -> new Credentials(
                        read(row),
                        new PasswordHash(row.getString("password_hash")),
                        instant(row.getObject("locked_until", OffsetDateTime.class))))
                .optional();
    }

    public boolean exists(Email email) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM users WHERE lower(email) = ?)")
                .param(email.value())
                .query(Boolean.class)
                .single();
    }

    public boolean existsWith(Role role) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM users WHERE role = ?)")
                .param(role.name())
                .query(Boolean.class)
                .single();
    }

    public List<User> withRole(Role role, Keyset keyset) {
        return jdbc.sql("""
                        SELECT id, name, email, role, created_at
                          FROM users
                         WHERE role = ? AND id < ?
                         ORDER BY id DESC
                         LIMIT ?
                        """)
                .params(role.name(), keyset.beforeId(), keyset.fetchSize())
                .query((row, number) -> read(row))
                .list();
    }

    public Optional<User> rename(long id, String name) {
        return jdbc.sql("UPDATE users SET name = ? WHERE id = ? RETURNING id, name, email, role, created_at")
                .params(name, id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Forgets failed logins. False if the user has been locked meanwhile, and so must not come in. */
    public boolean loginSucceeded(long id) {
        return jdbc.sql("""
                        UPDATE users
                           SET failed_logins = 0, locked_until = NULL
                         WHERE id = ? AND (locked_until IS NULL OR locked_until <= ?)
                        """).params(id, now()).update() == 1;
    }

    /** Counts a failed login; the one that makes it {@code failuresMax} locks the user and starts the count anew. True if so. */
    public boolean loginFailed(long id, int failuresMax, Duration lockFor) {
        OffsetDateTime now = now();
        return jdbc.sql("""
                        UPDATE users
                           SET failed_logins = (failed_logins + 1) % :max,
                               locked_until = CASE WHEN failed_logins + 1 >= :max THEN :until ELSE locked_until END
                         WHERE id = :id AND (locked_until IS NULL OR locked_until <= :now)
                        RETURNING failed_logins = 0
                        """)
                .param("max", failuresMax)
                .param("until", now.plus(lockFor))
                .param("id", id)
                .param("now", now)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static User read(ResultSet row) throws SQLException {
        return new User(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
