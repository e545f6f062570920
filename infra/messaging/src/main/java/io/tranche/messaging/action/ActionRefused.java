package io.tranche.messaging.action;

/** What was asked for cannot be done, and nothing was changed; the message says why in words for whoever asked. */
public final class ActionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, as callers need to tell it apart. */
    public enum Cause {
        /** The request itself makes no sense. */
        INVALID,
        /** There is no such thing. */
        NOT_FOUND,
        /** Not in the state that things are in. */
        CONFLICT,
        /** More is meant than is done at once. */
        TOO_MANY
    }

    private final Cause kind;

    private ActionRefused(Cause kind, String message) {
        super(message);
        this.kind = kind;
    }

    public static ActionRefused invalid(String message) {
        return new ActionRefused(Cause.INVALID, message);
    }

    public static ActionRefused notFound(String message) {
        return new ActionRefused(Cause.NOT_FOUND, message);
    }

    public static ActionRefused conflict(String message) {
        return new ActionRefused(Cause.CONFLICT, message);
    }

    public static ActionRefused tooMany(String message) {
        return new ActionRefused(Cause.TOO_MANY, message);
    }

    public Cause kind() {
        return kind;
    }
}
