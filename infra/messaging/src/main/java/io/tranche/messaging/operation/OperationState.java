package io.tranche.messaging.operation;

/** RUNNING is left once; all but DONE can be resumed, and then it is RUNNING again. */
public enum OperationState {
    RUNNING,
    /** On request, or by itself, as its message says. */
    STOPPED,
    DONE,
    FAILED,
    /** Whoever ran it has gone without a word, or was shut down. */
    INTERRUPTED
}
