package io.tranche.messaging.operation;

/** Another instance has resumed this operation, or ended it: whoever gets this must do nothing more, and its step is rolled back. */
public final class OperationLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OperationLost(long id) {
        super("Operation %d is no longer run by this instance".formatted(id));
    }
}
