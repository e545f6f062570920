package io.tranche.auth.session;

import io.tranche.auth.users.User;
import io.tranche.web.Role;

/** What a login answers, named as OAuth 2 does. */
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
