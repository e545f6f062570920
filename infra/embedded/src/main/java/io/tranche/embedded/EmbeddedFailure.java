package io.tranche.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server did not start or stop. The message is one line, meant for whoever started the platform. */
public final class EmbeddedFailure extends RuntimeException {

    public EmbeddedFailure(String message) {
        super(message);
    }

    public EmbeddedFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
