package io.tranche.relay.engine;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.debezium.engine.spi.OffsetCommitPolicy;
import io.tranche.relay.position.Checkpoint;
import io.tranche.relay.position.Progress;
import io.tranche.relay.publish.EventPublisher;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the engine, from its start to its end. */
public final class OutboxEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxEngine.class);
    private static final Duration CLOSE_RETRY = Duration.ofMillis(100);

    private final EngineSettings settings;
    private final BatchRelay relay;
    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final CountDownLatch polling = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable EngineFailed failure;

    private OutboxEngine(EngineSettings settings, Properties connector, BatchRelay relay) {
        this.settings = settings;
        this.relay = relay;
        this.engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(connector)
                .using(OffsetCommitPolicy.always())
                .using(this::completed)
                .using(new DebeziumEngine.ConnectorCallback() {
                    @Override
                    public void pollingStarted() {
                        polling.countDown();
                    }
                })
                .notifying(relay)
                .build();
    }

    /** Makes an engine that never runs, and so holds nothing. */
    public static void rehearse(EngineSettings settings, SourceDatabase database) {
        DebeziumEngine<RecordChangeEvent<SourceRecord>> engine = DebeziumEngine.create(
                        ChangeEventFormat.of(Connect.class))
                .using(ConnectorProperties.of(settings, database))
                .notifying((batch, committer) -> {})
                .build();
        LOG.debug("Rehearsed {}", engine);
    }

    public static OutboxEngine start(
            EngineSettings settings, SourceDatabase database, EventPublisher publisher, Progress progress) {
        OutboxEngine engine = new OutboxEngine(
                settings, ConnectorProperties.of(settings, database), new BatchRelay(publisher, progress));
        Thread.ofPlatform().daemon().name(settings.name() + "-engine").start(engine.engine);
        return engine;
    }

    private void completed(boolean success, String message, @Nullable Throwable error) {
        if (!success) {
            failure = new EngineFailed("Relay engine ended: " + message, error);
        }
        ended.countDown();
    }

    /** @return whether the engine reads; it may not get so far */
    public boolean isPolling() {
        return polling.getCount() == 0 && !hasEnded();
    }

    public boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Writes down what was published so far, then lets the slot move there. */
    public void confirm(Consumer<Checkpoint> checkpoints) throws InterruptedException {
        relay.confirm(checkpoints);
    }

    /** Waits so long at most. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** @throws EngineFailed if it did not end because it was closed */
    public void requireNoFailure() {
        EngineFailed ownEnd = failure;
        if (ownEnd != null) {
            throw ownEnd;
        }
    }

    /** Stops reading. An engine that does not stop in time is left behind; its publisher and its lease are gone by then. */
    @Override
    public void close() {
        long endsAtNanos = System.nanoTime() + settings.closeTimeout().toNanos();
        try {
            while (!closed() && !awaitEnd(CLOSE_RETRY)) {
                if (System.nanoTime() - endsAtNanos > 0) {
                    LOG.warn("Relay engine {} did not stop within {}", settings.name(), settings.closeTimeout());
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** An engine refuses to be closed while it starts. */
    private boolean closed() {
        if (hasEnded()) {
            return true;
        }
        try {
            engine.close();
            return true;
        } catch (IllegalStateException starting) {
            LOG.debug("Relay engine {} cannot be closed yet: {}", settings.name(), starting.getMessage());
            return false;
        } catch (IOException failed) {
            LOG.warn("Relay engine {} did not close cleanly", settings.name(), failed);
            return true;
        }
    }
}
