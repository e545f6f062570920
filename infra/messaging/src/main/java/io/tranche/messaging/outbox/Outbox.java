package io.tranche.messaging.outbox;

import io.tranche.contracts.Event;
import java.util.List;

/**
 * Where a service puts what it has to tell. Events reach Kafka if and only if the surrounding transaction commits, at least
 * once and in commit order per key.
 */
public final class Outbox {

    /** @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction */
    public void append(Event event) {
        appendAll(List.of(event));
    }

    /** Same as {@link #append} for many, in one statement. */
    public void appendAll(List<? extends Event> events) {
        throw new UnsupportedOperationException();
    }
}
