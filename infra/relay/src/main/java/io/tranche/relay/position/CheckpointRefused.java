package io.tranche.relay.position;

import java.io.Serial;

/** Two relays write checkpoints, and one of them should not. Whoever finds out stops, and begins with a repair. */
public final class CheckpointRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CheckpointRefused(long own, long found) {
        super(
                found > own
                        ? "A relay with a higher epoch (%d) than this one's (%d) has taken over".formatted(found, own)
                        : "The checkpoint of epoch %d was overwritten by a relay of epoch %d, which should be out"
                                .formatted(own, found));
    }
}
