package io.tranche.messaging.redrive;

import io.tranche.messaging.dryrun.RowChange;
import io.tranche.messaging.dryrun.RowChanges;
import io.tranche.messaging.inbox.EventHandlers;
import io.tranche.messaging.inbox.TransientRetries;
import io.tranche.messaging.operation.OperationLost;
import io.tranche.messaging.operation.OperationResult;
import io.tranche.messaging.operation.OperationRun;
import io.tranche.messaging.operation.Progress;
import io.tranche.messaging.parking.Failure;
import io.tranche.messaging.parking.ParkedDelivery;
import io.tranche.messaging.parking.ParkedQueue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One parked event in one transaction: it is applied and gone, or nothing has happened. */
final class RedriveStep {

    record Parts(ParkedQueue queue, EventHandlers handlers, RowChanges rowChanges, Clock clock) {}

    private record Outcome(RedriveResult result, @Nullable String error) {}

    private final ParkedQueue queue;
    private final EventHandlers handlers;
    private final RowChanges rowChanges;
    private final Clock clock;
    private final RedriveMeters meters;

    RedriveStep(Parts parts, RedriveMeters meters) {
        this.queue = parts.queue();
        this.handlers = parts.handlers();
        this.rowChanges = parts.rowChanges();
        this.clock = parts.clock();
        this.meters = meters;
    }

    /**
     * @param at saved with it
     * @return empty if somebody else has dealt with it meanwhile
     */
    Optional<RedriveResult> redrive(OperationRun run, ParkedDelivery event, RedrivePosition at) {
        Optional<RedriveResult> result;
        try {
            result = inTransaction(run, () -> {
                Optional<Outcome> outcome = attempt(event, run.requester().name());
                return keep(run, Progress.at(at), event, outcome);
            });
        } catch (OperationLost | TransientRetries.TroubleGoesOn notAboutTheEvent) {
            throw notAboutTheEvent;
        } catch (RuntimeException cause) {
            Failure failure = Failure.once(cause, clock.instant());
            result = inTransaction(run, () -> keep(run, Progress.at(at), event, keepFailure(event, failure)));
        }
        result.ifPresent(meters::count);
        return result;
    }

    private <T> T inTransaction(OperationRun run, Supplier<T> work) {
        return TransientRetries.during(
                () -> Objects.requireNonNull(handlers.transactions().execute(status -> work.get())), run::mustStop);
    }

    private Optional<Outcome> attempt(ParkedDelivery selected, String by) {
        return lockedIfOpen(selected)
                .map(event -> queue.isBehindAnother(event)
                        ? new Outcome(RedriveResult.WAITS, null)
                        : new Outcome(apply(event, by), null));
    }

    /** Under the lock no batch that is just arriving is applied past it, or queues behind what is gone by then. */
    private Optional<ParkedDelivery> lockedIfOpen(ParkedDelivery event) {
        event.key().ifPresent(key -> queue.lock(event.consumer(), key));
        return queue.find(event.id());
    }

    private RedriveResult apply(ParkedDelivery event, String by) {
        List<RowChange> changes =
                rowChanges.during(() -> handlers.of(event.consumer()).apply(event.delivered()));
        queue.redriven(event.id(), by);
        return changes.isEmpty() ? RedriveResult.ALREADY_APPLIED : RedriveResult.APPLIED;
    }

    private Optional<Outcome> keepFailure(ParkedDelivery event, Failure failure) {
        return lockedIfOpen(event).map(open -> {
            queue.failedAgain(open.id(), failure);
            return new Outcome(RedriveResult.FAILED, failure.summary());
        });
    }

    private static Optional<RedriveResult> keep(
            OperationRun run, Progress at, ParkedDelivery event, Optional<Outcome> outcome) {
        outcome.ifPresent(known -> run.save(
                new Progress(at.position(), Map.of(known.result().word(), 1L), List.of(resultOf(event, known)))));
        return outcome.map(Outcome::result);
    }

    private static OperationResult resultOf(ParkedDelivery event, Outcome outcome) {
        return new OperationResult(
                event.eventId(),
                event.type(),
                Places.of(event),
                outcome.result().word(),
                outcome.error());
    }
}
