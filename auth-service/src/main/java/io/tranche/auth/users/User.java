package io.tranche.auth.users;

import io.tranche.web.Caller;
import io.tranche.web.Role;
import java.time.Instant;

/** A user as others may see it. */
public record User(long id, String name, String email, Role role, Instant createdAt) {

    public Caller caller() {
        return new Caller(id, role);
    }
}
