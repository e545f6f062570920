package io.tranche.relay.proof;

import java.io.Serial;

/** More is to be compared than a proof may take. */
public final class RangeTooLarge extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RangeTooLarge(String what, long most) {
        super("The range holds more than %,d %s; ask for a shorter one".formatted(most, what));
    }
}
