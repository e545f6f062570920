package io.tranche.relay.proof;

import java.util.concurrent.atomic.AtomicLong;

/** How much a proof has read so far; looked at by others while it is taken. */
final class Seen {

    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();

    void row() {
        rows.incrementAndGet();
    }

    void message() {
        messages.incrementAndGet();
    }

    long rows() {
        return rows.get();
    }

    long messages() {
        return messages.get();
    }
}
