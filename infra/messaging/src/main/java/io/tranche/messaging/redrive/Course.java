package io.tranche.messaging.redrive;

import io.tranche.messaging.parking.ParkedDelivery;
import io.tranche.messaging.parking.ParkedQueue;
import io.tranche.messaging.parking.ParkedState;
import io.tranche.messaging.parking.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which selected events are taken: by ascending id, each with the events of its key that merely wait before and behind
 * it. A redrive and its preview take the same course.
 */
final class Course {

    private static final int PAGE = 100;

    /** What is done on the way. */
    interface Traveller {

        /**
         * Applies it, if nothing of its key is in the way.
         *
         * @return whether it is out of the way now
         */
        boolean redrive(ParkedDelivery event, RedrivePosition at);

        void reached(RedrivePosition at);

        boolean mustEnd();
    }

    private final ParkedQueue queue;
    private final Selection selection;
    private final Traveller traveller;
    private final Set<Long> failedOnTheWay = new HashSet<>();
    private RedrivePosition position;

    Course(ParkedQueue queue, Selection selection, Traveller traveller, RedrivePosition start) {
        this.queue = queue;
        this.selection = selection;
        this.traveller = traveller;
        this.position = start;
    }

    void run() {
        finishFollowing();
        List<ParkedDelivery> page = nextPage();
        while (!page.isEmpty()) {
            for (ParkedDelivery event : page) {
                if (traveller.mustEnd()) {
                    return;
                }
                take(event);
            }
            page = nextPage();
        }
    }

    private List<ParkedDelivery> nextPage() {
        return traveller.mustEnd() ? List.of() : queue.page(selection, position.after(), position.last(), PAGE);
    }

    /** An earlier run ended after an event and before all that waited behind it. */
    private void finishFollowing() {
        Long leader = position.following();
        if (leader != null) {
            queue.findRedriven(leader).ifPresent(event -> takeQueued(event, Long.MAX_VALUE, position));
            advance(leader);
        }
    }

    private void take(ParkedDelivery event) {
        if (!failedOnTheWay.remove(event.id())) {
            // Whoever resumes in here begins with this event once more: it is not dealt with yet.
            takeQueued(event, event.id(), position);
            if (traveller.mustEnd()) {
                return;
            }
            RedrivePosition behindIt = position.following(event.id());
            if (traveller.redrive(event, behindIt)) {
                takeQueued(event, Long.MAX_VALUE, behindIt);
            }
        }
        advance(event.id());
    }

    /** The events of the same key that nothing keeps from being applied but that nobody has done it. */
    private void takeQueued(ParkedDelivery leader, long before, RedrivePosition at) {
        Optional<ParkedDelivery> next = oldestQueued(leader, before);
        while (next.isPresent() && !traveller.mustEnd()) {
            if (!traveller.redrive(next.get(), at)) {
                failedOnTheWay.add(next.get().id());
            }
            next = oldestQueued(leader, before);
        }
    }

    private Optional<ParkedDelivery> oldestQueued(ParkedDelivery leader, long before) {
        return leader.key()
                .flatMap(key -> queue.oldest(leader.consumer(), key))
                .filter(next -> next.state() == ParkedState.QUEUED && next.id() < before);
    }

    /** Not while it must end: whoever resumes goes on with what follows. */
    private void advance(long id) {
        if (!traveller.mustEnd()) {
            position = position.past(id);
            traveller.reached(position);
        }
    }
}
