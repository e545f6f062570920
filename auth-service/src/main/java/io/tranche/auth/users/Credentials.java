package io.tranche.auth.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user, and what a login is checked against. */
public record Credentials(
        User user, PasswordHash passwordHash, @Nullable Instant lockedUntil) {

    public boolean lockedAt(Instant now) {
        return lockedUntil != null && lockedUntil.isAfter(now);
    }
}
