package io.tranche.auth.session;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.auth.users.User;
import io.tranche.web.Role;

/** What a login answers, named as OAuth 2 does. */
@Schema(example = """
        {"access_token": "eyJraWQiOi...", "refresh_token": "4Vb0...", "token_type": "bearer", "expires_in": 1800,
         "user": {"id": 6, "name": "John Doe", "email": "john@example.com", "role": "USER"}}""")
public record Tokens(String accessToken, String refreshToken, String tokenType, long expiresIn, Bearer user) {

    /** The user, for a client that greets. */
    public record Bearer(long id, String name, String email, Role role) {

        static Bearer of(User user) {
            return new Bearer(user.id(), user.name(), user.email(), user.role());
        }
    }

    @Override
    public String toString() {
        return "Tokens[of user %d]".formatted(user.id());
    }
}
