package io.tranche.relay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The relays as one of them sees them.
 *
 * @param leader who was elected last; null if nobody ever was
 * @param held whether its lease lasts
 * @param answeredBy the relay that says so
 */
record RelayView(
        @Nullable String leader,
        boolean held,
        long epoch,
        @Nullable Instant since,
        SlotView slot,
        String answeredBy,
        RelayState state,
        @Nullable String lastFailure) {

    /** @param lagBytes write-ahead log kept for the relay */
    record SlotView(String name, String state, long lagBytes) {}
}
