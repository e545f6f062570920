package io.tranche.messaging.inbox;

import io.tranche.contracts.Event;
import java.util.List;
import java.util.Set;

/**
 * What a service does with the events of others. Each bean of this type becomes a consumer group of its own, named
 * {@code <service>.<name>}.
 *
 * <p>{@link #apply} runs inside the transaction of the polled batch, sees each event once (what was applied before is left out),
 * in order per key, and writes set-based. If it throws, the batch is rolled back and tried again event by event; an event that
 * fails for good is parked, with the later ones of its key behind it. So {@code apply} must keep nothing in memory between calls.
 * Trouble that passes by itself (a lost connection, a lock or transaction timeout, a deadlock) is retried for ever instead.
 */
public interface EventConsumer {

    /** Stable for ever: it is part of the consumer group and of the marks of what was applied. */
    String name();

    Set<String> topics();

    /** The event records to apply; others of these topics are passed over. */
    Set<Class<? extends Event>> handles();

    void apply(List<ReceivedEvent> events);
}
