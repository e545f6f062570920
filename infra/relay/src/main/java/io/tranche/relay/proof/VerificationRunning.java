package io.tranche.relay.proof;

import java.io.Serial;

/** One at a time: a proof reads whole topics. */
public final class VerificationRunning extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    VerificationRunning() {
        super("A proof is being taken already");
    }
}
