package io.tranche.relay.engine;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.tranche.relay.position.Checkpoint;
import io.tranche.relay.position.Progress;
import io.tranche.relay.publish.EventPublisher;
import io.tranche.relay.publish.OutboxEvent;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Publishes each batch the engine reads. Confirming is another matter: it happens now and then and off this path, and always
 * after the checkpoint is written, so that the slot is never ahead of it.
 */
final class BatchRelay implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {

    private final EventPublisher publisher;
    private final Progress progress;
    private @Nullable Unconfirmed unconfirmed;

    BatchRelay(EventPublisher publisher, Progress progress) {
        this.publisher = publisher;
        this.progress = progress;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> batch, RecordCommitter<RecordChangeEvent<SourceRecord>> committer) {
        publisher.publish(events(batch), progress);
        published(new Unconfirmed(batch.getLast(), committer));
    }

    private static List<OutboxEvent> events(List<RecordChangeEvent<SourceRecord>> batch) {
        return batch.stream()
                .map(change -> new ChangeRecord(change.record()))
                .filter(ChangeRecord::isEvent)
                .map(ChangeRecord::event)
                .toList();
    }

    private synchronized void published(Unconfirmed last) {
        progress.reached(new ChangeRecord(last.record().record()).lsn());
        unconfirmed = last;
    }

    /** Writes down what was published so far, then lets the slot move there. */
    void confirm(Consumer<Checkpoint> checkpoints) throws InterruptedException {
        Unconfirmed last;
        Checkpoint reached;
        synchronized (this) {
            last = unconfirmed;
            reached = progress.checkpoint();
            unconfirmed = null;
        }
        if (last != null) {
            checkpoints.accept(reached);
            last.committer().markProcessed(last.record());
            last.committer().markBatchFinished();
        }
    }

    private record Unconfirmed(
            RecordChangeEvent<SourceRecord> record, RecordCommitter<RecordChangeEvent<SourceRecord>> committer) {}
}
