package io.tranche.auth.users;

/** What is kept of a password. */
public record PasswordHash(String value) {

    @Override
    public String toString() {
        return "PasswordHash[...]";
    }
}
