package io.tranche.messaging.inbox;

/** A record is not an event by the rules of the envelope. */
final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message) {
        super(message);
    }
}
