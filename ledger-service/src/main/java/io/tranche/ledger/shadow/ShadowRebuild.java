package io.tranche.ledger.shadow;

import io.tranche.ledger.posting.EventPosting;
import io.tranche.messaging.inbox.EventHandlers;
import io.tranche.messaging.operation.Ending;
import io.tranche.messaging.operation.OperationRun;
import io.tranche.messaging.operation.OperationWork;
import io.tranche.messaging.operation.Progress;
import io.tranche.messaging.replay.TopicRange;
import io.tranche.messaging.replay.TopicReaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/**
 * From the first offset of the topics to where they ended when it began, then the comparison. Each batch is one transaction with
 * the position after it, so whoever resumes goes on exactly there.
 */
@Component
final class ShadowRebuild implements OperationWork {

    static final String KIND = "ledger-shadow";

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final TopicReaders topics;
    private final EventHandlers events;
    private final ShadowPosting posting;
    private final Comparison comparison;
    private final Shadows shadows;
    private final LiveJournal live;
    private final ShadowSettings settings;

    ShadowRebuild(
            TopicReaders topics,
            EventHandlers events,
            ShadowPosting posting,
            Comparison comparison,
            Shadows shadows,
            LiveJournal live,
            ShadowSettings settings) {
        this.topics = topics;
        this.events = events;
        this.posting = posting;
        this.comparison = comparison;
        this.shadows = shadows;
        this.live = live;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Ending run(OperationRun run) {
        Position position = run.position(Position.class).orElseGet(() -> begin(run));
        shadows.requireStanding(run.id());
        if (!rebuild(run, position)) {
            return Ending.stopped();
        }
        if (!awaitLive(run, position.ranges())) {
            return run.mustStop()
                    ? Ending.stopped()
                    : Ending.stopped("The live journal is behind; resumed, the comparison is tried again");
        }
        comparison.compare(run.id(), position.ranges());
        return Ending.done();
    }

    private Position begin(OperationRun run) {
        shadows.begin(run.id());
        Position whole = new Position(EventPosting.TOPICS.stream()
                .sorted()
                .flatMap(topic -> topics.whole(topic).stream())
                .toList());
        run.save(Progress.at(whole, Map.of("records_total", whole.recordsLeft())));
        return whole;
    }

    /** @return false if it has to stop before the end */
    private boolean rebuild(OperationRun run, Position position) {
        try (ReadAhead ahead = new ReadAhead(
                topics.open(position.ranges(), settings.batchEvents()),
                events.readerOf(EventPosting.EVENTS),
                settings.batchEvents(),
                run::mustStop)) {
            Optional<Batch> batch = ahead.next();
            while (batch.isPresent() && !run.mustStop()) {
                posting.post(run, batch.get());
                batch = ahead.next();
            }
            return batch.isEmpty();
        }
    }

    /** The live journal may not have posted yet what the shadow has: that is no difference. */
    private boolean awaitLive(OperationRun run, List<TopicRange> ranges) {
        long deadline = System.nanoTime() + settings.liveWaitMax().toNanos();
        while (!live.hasPassed(ranges)) {
            if (run.mustStop() || System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }
}
