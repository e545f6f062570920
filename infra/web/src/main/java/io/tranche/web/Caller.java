package io.tranche.web;

/** Who sent the request, as the verified token says. A controller method that takes one gets it. */
public record Caller(long userId, Role role) {

    public boolean is(Role other) {
        return role == other;
    }
}
