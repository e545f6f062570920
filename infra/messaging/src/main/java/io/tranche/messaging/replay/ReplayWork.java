package io.tranche.messaging.replay;

import io.tranche.messaging.inbox.BatchOutcome;
import io.tranche.messaging.inbox.EventHandler;
import io.tranche.messaging.inbox.EventHandlers;
import io.tranche.messaging.inbox.TransientRetries;
import io.tranche.messaging.operation.Ending;
import io.tranche.messaging.operation.OperationRun;
import io.tranche.messaging.operation.OperationWork;
import io.tranche.messaging.operation.Progress;
import io.tranche.messaging.parking.ParkedEvents;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A replay as an operation: batch by batch, as live traffic, with what it did and how far it is in the same transaction. */
final class ReplayWork implements OperationWork {

    static final String KIND = "replay";

    private static final int BATCH_MAX = 500;

    private final EventHandlers handlers;
    private final TopicReaders readers;
    private final ConsumedRanges consumed;
    private final ParkedEvents parkedEvents;

    ReplayWork(EventHandlers handlers, TopicReaders readers, ConsumedRanges consumed, ParkedEvents parkedEvents) {
        this.handlers = handlers;
        this.readers = readers;
        this.consumed = consumed;
        this.parkedEvents = parkedEvents;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Ending run(OperationRun run) {
        ReplayRequest request = run.request(ReplayRequest.class);
        ReplayPosition start = run.position(ReplayPosition.class).orElseGet(() -> begin(run, request));
        try (TopicReader reader = readers.open(start.ranges(), BATCH_MAX)) {
            return new Pass(run, request, start).through(reader);
        }
    }

    private ReplayPosition begin(OperationRun run, ReplayRequest request) {
        ReplayPosition start = new ReplayPosition(consumed.of(request));
        run.save(Progress.at(start, Map.of("records_total", start.left())));
        return start;
    }

    private final class Pass {

        private final OperationRun run;
        private final ReplayRequest request;
        private final EventHandler handler;
        private final BatchMessageListener<byte[], byte[]> listener;
        private ReplayPosition committed;

        Pass(OperationRun run, ReplayRequest request, ReplayPosition start) {
            this.run = run;
            this.request = request;
            this.handler = handlers.of(request.consumer());
            this.listener = handler.listener(this::keep);
            this.committed = start;
        }

        Ending through(TopicReader reader) {
            while (reader.hasMore()) {
                if (run.mustStop()) {
                    return Ending.stopped();
                }
                List<ConsumerRecord<byte[], byte[]>> records = reader.next();
                List<ConsumerRecord<byte[], byte[]>> wanted =
                        records.stream().filter(request::includes).toList();
                if (!wanted.isEmpty()) {
                    handIn(wanted);
                }
                committed = new ReplayPosition(reader.position());
                run.save(Progress.at(committed, Map.of("records_read", (long) records.size())));
            }
            return Ending.done();
        }

        /** Tried again, without those that were committed one by one before the trouble: they are counted already. */
        private void handIn(List<ConsumerRecord<byte[], byte[]>> records) {
            Boolean unused = TransientRetries.during(
                    () -> {
                        listener.onMessage(committed.notPast(records));
                        return true;
                    },
                    run::mustStop);
        }

        /** Called in each transaction; a batch that failed comes again event by event. */
        private void keep(BatchOutcome outcome) {
            ReplayTally tally = new ReplayTally(outcome, parkedBefore(outcome));
            ReplayPosition reached = committed.past(tally.offsets());
            run.save(new Progress(reached, tally.counts(), tally.results()));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    committed = reached;
                }
            });
        }

        private Set<UUID> parkedBefore(BatchOutcome outcome) {
            Set<UUID> duplicates = outcome.duplicates().stream()
                    .map(BatchOutcome.Duplicate::eventId)
                    .collect(Collectors.toSet());
            return duplicates.isEmpty() ? duplicates : parkedEvents.openAmong(handler.consumer(), duplicates);
        }
    }
}
