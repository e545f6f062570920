package io.tranche.auth.users;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.web.Caller;
import io.tranche.web.Role;
import java.time.Instant;

/** A user as others may see it. */
@Schema(example = """
        {"id": 6, "name": "John Doe", "email": "john@example.com", "role": "USER", "created_at": "2026-01-20T10:00:00Z"}""")
public record User(long id, String name, String email, Role role, Instant createdAt) {

    public Caller caller() {
        return new Caller(id, role);
    }
}
