package io.tranche.ledger.shadow;

import io.tranche.messaging.inbox.EventReader;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.messaging.replay.TopicReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads and parses the next batch on a thread of its own while the database is busy with the last one. */
final class ReadAhead implements AutoCloseable {

    private final TopicReader topics;
    private final EventReader events;
    private final int eventsMax;
    private final BooleanSupplier mustStop;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("shadow-reader").factory());
    private CompletableFuture<Optional<Batch>> coming;

    ReadAhead(TopicReader topics, EventReader events, int eventsMax, BooleanSupplier mustStop) {
        this.topics = topics;
        this.events = events;
        this.eventsMax = eventsMax;
        this.mustStop = mustStop;
        this.coming = CompletableFuture.supplyAsync(this::read, thread);
    }

    /** Empty at the end of the topics. */
    Optional<Batch> next() {
        try {
            Optional<Batch> batch = coming.join();
            coming = CompletableFuture.supplyAsync(this::read, thread);
            return batch;
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** Each event once: the relay may have sent some of them twice. */
    private Optional<Batch> read() {
        if (!topics.hasMore()) {
            return Optional.empty();
        }
        Map<UUID, ReceivedEvent> batch = new LinkedHashMap<>();
        long records = 0;
        while (batch.size() < eventsMax && topics.hasMore() && !mustStop.getAsBoolean()) {
            List<ConsumerRecord<byte[], byte[]>> polled = topics.next();
            records += polled.size();
            events.read(polled).forEach(event -> batch.putIfAbsent(event.id(), event));
        }
        return Optional.of(new Batch(List.copyOf(batch.values()), records, topics.position()));
    }

    @Override
    public void close() {
        thread.execute(topics::close);
        thread.close();
    }
}
