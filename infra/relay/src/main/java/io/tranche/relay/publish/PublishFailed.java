package io.tranche.relay.publish;

import java.io.Serial;

/** Kafka did not take a batch. Nothing of it may be counted as relayed. */
public final class PublishFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PublishFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
