package io.tranche.standalone;

/** The platform cannot start here and now. The message is one line that says what to do. */
public final class StartRefused extends RuntimeException {

    public StartRefused(String message) {
        super(message);
    }
}
