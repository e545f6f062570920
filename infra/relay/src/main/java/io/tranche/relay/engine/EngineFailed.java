package io.tranche.relay.engine;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The engine ended by itself. It cannot be started again; a new one can. */
public final class EngineFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    EngineFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
