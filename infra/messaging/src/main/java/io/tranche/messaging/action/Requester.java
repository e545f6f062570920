package io.tranche.messaging.action;

/** Somebody who asks for a change, and why. Both are kept for ever. */
public record Requester(String name, String reason) {

    private static final int LENGTH_MAX = 1000;

    /** @throws ActionRefused if one of them is missing or too long */
    public Requester {
        check("The name", name);
        check("The reason", reason);
    }

    private static void check(String what, String text) {
        if (text.isBlank() || text.length() > LENGTH_MAX) {
            throw ActionRefused.invalid(what + " must have 1 to " + LENGTH_MAX + " characters");
        }
    }
}
