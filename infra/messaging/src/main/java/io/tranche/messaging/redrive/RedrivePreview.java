package io.tranche.messaging.redrive;

import io.tranche.messaging.dryrun.DryRun;
import io.tranche.messaging.dryrun.Previewed;
import io.tranche.messaging.dryrun.Trial;
import io.tranche.messaging.dryrun.Verdict;
import io.tranche.messaging.inbox.EventHandlers;
import io.tranche.messaging.parking.Failure;
import io.tranche.messaging.parking.ParkedDelivery;
import io.tranche.messaging.parking.ParkedQueue;
import io.tranche.messaging.parking.Selection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Takes the course of a redrive in a transaction that is rolled back. */
final class RedrivePreview {

    private final ParkedQueue queue;
    private final EventHandlers handlers;
    private final DryRun dryRun;
    private final Clock clock;

    RedrivePreview(RedriveStep.Parts parts, DryRun dryRun) {
        this.queue = parts.queue();
        this.handlers = parts.handlers();
        this.clock = parts.clock();
        this.dryRun = dryRun;
    }

    RedriveReport of(Selection selection) {
        return dryRun.rolledBack(timeIsUp -> {
            Foreseer foreseer = new Foreseer(timeIsUp);
            new Course(queue, selection, foreseer, new RedrivePosition(0, queue.lastId(), null)).run();
            return new RedriveReport(foreseer.seen, !foreseer.cutShort);
        });
    }

    private final class Foreseer implements Course.Traveller {

        private final List<Previewed> seen = new ArrayList<>();
        private final BooleanSupplier timeIsUp;
        private boolean cutShort;

        Foreseer(BooleanSupplier timeIsUp) {
            this.timeIsUp = timeIsUp;
        }

        @Override
        public boolean redrive(ParkedDelivery event, RedrivePosition at) {
            if (queue.find(event.id()).isEmpty()) {
                return false;
            }
            if (queue.isBehindAnother(event)) {
                seen.add(previewed(event, Verdict.WAITS, new Trial(List.of(), null)));
                return false;
            }
            Trial trial = dryRun.attempt(() -> handlers.of(event.consumer()).apply(event.delivered()));
            seen.add(previewed(event, verdict(event, trial), trial));
            return trial.failure() == null;
        }

        /** What it notes of the event is rolled back with the rest; the events behind it must find it. */
        private Verdict verdict(ParkedDelivery event, Trial trial) {
            RuntimeException cause = trial.failure();
            if (cause != null) {
                queue.failedAgain(event.id(), Failure.once(cause, clock.instant()));
                return Verdict.WOULD_FAIL;
            }
            queue.redriven(event.id(), "preview");
            return trial.changes().isEmpty() ? Verdict.ALREADY_APPLIED : Verdict.WILL_APPLY;
        }

        private Previewed previewed(ParkedDelivery event, Verdict verdict, Trial trial) {
            return new Previewed(
                    event.id(),
                    event.eventId(),
                    event.type(),
                    Places.of(event),
                    verdict,
                    summary(trial.failure()),
                    trial.changes());
        }

        private @Nullable String summary(@Nullable RuntimeException cause) {
            return cause == null ? null : Failure.once(cause, clock.instant()).summary();
        }

        @Override
        public void reached(RedrivePosition at) {}

        /** Not before one is seen: an empty report says that there is nothing to redrive. */
        @Override
        public boolean mustEnd() {
            cutShort |= seen.size() >= DryRun.EVENTS_MAX || !seen.isEmpty() && timeIsUp.getAsBoolean();
            return cutShort;
        }
    }
}
