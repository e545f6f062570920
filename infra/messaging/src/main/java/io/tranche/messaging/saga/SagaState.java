package io.tranche.messaging.saga;

/** Which sagas to list. */
public enum SagaState {
    /** Wait for an answer. */
    OPEN,
    /** Of the open ones those whose answer did not come in time, however often it has been asked for. */
    OVERDUE,
    /** Their compensation has failed; they wait for somebody. */
    FAILED
}
