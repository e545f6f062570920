package io.tranche.relay.lease;

import java.io.Serial;

/** This relay no longer leads; whatever it was about to do is another's now. */
public final class LeaseLost extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LeaseLost(long epoch) {
        super("The relay lease of epoch " + epoch + " is no longer held");
    }
}
