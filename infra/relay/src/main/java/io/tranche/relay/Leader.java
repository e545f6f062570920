package io.tranche.relay;

import io.tranche.relay.engine.EngineSettings;
import io.tranche.relay.engine.OutboxEngine;
import io.tranche.relay.engine.SourceDatabase;
import io.tranche.relay.lease.Term;
import io.tranche.relay.position.Checkpoints;
import io.tranche.relay.position.Progress;
import io.tranche.relay.publish.EventPublisher;
import io.tranche.relay.publish.EventPublishers;
import io.tranche.relay.repair.Repair;
import io.tranche.relay.repair.Slot;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What the elected relay does until its term ends, it is stopped, or something fails. */
final class Leader {

    private static final Duration WATCH = Duration.ofMillis(100);

    private final Repair repair;
    private final Slot slot;
    private final EventPublishers publishers;
    private final Checkpoints checkpoints;
    private final SourceDatabase database;
    private final EngineSettings engineSettings;
    private final Duration checkpointInterval;
    private final Duration silenceMax;
    private final Duration slotInterval;

    Leader(
            Repair repair,
            Slot slot,
            EventPublishers publishers,
            Checkpoints checkpoints,
            SourceDatabase database,
            RelaySettings settings,
            String name) {
        this.repair = repair;
        this.slot = slot;
        this.publishers = publishers;
        this.checkpoints = checkpoints;
        this.database = database;
        this.checkpointInterval = settings.checkpointInterval();
        this.silenceMax = settings.silenceMax();
        this.slotInterval = settings.slotInterval();
        this.engineSettings = new EngineSettings(
                name,
                settings.pollInterval(),
                settings.heartbeatInterval(),
                settings.closeTimeout(),
                settings.recordThreads(),
                settings.batchSizeMax());
    }

    /**
     * What leading begins with, without its effects. A standby that has done it once takes over in a fraction of the time: most
     * of a first start is loading classes and compiling them, and it comes when the machine is busiest.
     */
    void rehearse() {
        repair.rehearse();
        publishers.rehearse();
        OutboxEngine.rehearse(engineSettings, database);
    }

    /** @param leading told when the engine runs, with the progress it makes */
    void lead(Term term, BooleanSupplier stopping, Consumer<Progress> leading) throws InterruptedException {
        try (EventPublisher publisher = publishers.open(term)) {
            Progress progress = repair.repair(term, publisher);
            Silence silence = new Silence(progress, silenceMax);
            SlotWatch slotWatch = new SlotWatch(slot, progress, slotInterval);
            Runnable alarms = () -> {
                silence.requireShort();
                slotWatch.requireSound();
            };
            OutboxEngine engine = OutboxEngine.start(engineSettings, database, publisher, progress);
            try {
                watch(engine, term, alarms, new Signals(stopping, () -> leading.accept(progress)));
                engine.requireNoFailure();
                engine.confirm(checkpoint -> checkpoints.write(checkpoint, term.epoch()));
            } finally {
                engine.close();
            }
        }
    }

    private void watch(OutboxEngine engine, Term term, Runnable alarms, Signals signals) throws InterruptedException {
        boolean announced = false;
        long confirmedAtNanos = System.nanoTime();
        while (!signals.stopping.getAsBoolean() && !engine.hasEnded()) {
            term.requireHeld();
            alarms.run();
            if (!announced && engine.isPolling()) {
                announced = true;
                signals.leading.run();
            }
            if (System.nanoTime() - confirmedAtNanos >= checkpointInterval.toNanos()) {
                confirmedAtNanos = System.nanoTime();
                engine.confirm(checkpoint -> checkpoints.write(checkpoint, term.epoch()));
            }
            engine.awaitEnd(WATCH);
        }
    }

    private record Signals(BooleanSupplier stopping, Runnable leading) {}
}
