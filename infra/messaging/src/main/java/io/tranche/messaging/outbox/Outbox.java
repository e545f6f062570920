package io.tranche.messaging.outbox;

import io.tranche.contracts.Event;
import io.tranche.contracts.EventCatalog;
import io.tranche.contracts.EventJson;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.messaging.trace.Causes;
import io.tranche.messaging.trace.Traces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.unit.DataSize;

/**
 * Where a service puts what it has to tell. Events reach Kafka if and only if the surrounding transaction commits, at least
 * once and in commit order per key.
 *
 * <p>An event continues a trace: while received events are being applied, that of its cause if one is given, else that of the last
 * received event with the same key; otherwise that of the current request.
 */
public final class Outbox {

    private final OutboxTable table;
    private final Traces traces;
    private final DataSize payloadMax;

    Outbox(OutboxTable table, Traces traces, DataSize payloadMax) {
        this.table = table;
        this.traces = traces;
        this.payloadMax = payloadMax;
    }

    /**
     * @throws IllegalTransactionStateException outside a transaction
     * @throws IllegalArgumentException if the event is larger than {@code tranche.messaging.outbox.payload-max}
     */
    public void append(Event event) {
        appendAll(List.of(event));
    }

    /** Same as {@link #append} for many, in one statement and in this order. */
    public void appendAll(List<? extends Event> events) {
        insert(events.stream().map(event -> row(event, traceOf(event))).toList());
    }

    /** Same as {@link #appendAll}, where several causes share a key and each event must follow its own. */
    public void appendCaused(List<Caused> events) {
        insert(events.stream()
                .map(caused -> row(caused.event(), traceOf(caused.cause())))
                .toList());
    }

    private void insert(List<OutboxTable.Row> rows) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException(
                    "An event is appended in the transaction of the change it tells of");
        }
        if (!rows.isEmpty()) {
            table.insert(rows);
        }
    }

    private OutboxTable.Row row(Event event, @Nullable String traceParent) {
        String type = EventCatalog.typeOf(event.getClass());
        String payload = EventJson.write(event);
        int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > payloadMax.toBytes()) {
            // Kafka would refuse it for ever, and the relay would never get past it.
            throw new IllegalArgumentException(
                    "%s of %s has %d bytes, more than tranche.messaging.outbox.payload-max (%d)"
                            .formatted(type, event.key(), bytes, payloadMax.toBytes()));
        }
        return new OutboxTable.Row(event, type, traceParent, payload);
    }

    private @Nullable String traceOf(Event event) {
        String cause = Causes.current().traceParentFor(event.key());
        return cause == null ? traces.current() : cause;
    }

    private static @Nullable String traceOf(ReceivedEvent cause) {
        String applied = Causes.current().traceParentOf(cause.id());
        return applied == null ? cause.traceParent() : applied;
    }
}
