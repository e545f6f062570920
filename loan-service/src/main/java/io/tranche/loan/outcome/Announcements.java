package io.tranche.loan.outcome;

import io.tranche.contracts.LoanEvent;
import io.tranche.messaging.outbox.Outbox;
import io.tranche.messaging.saga.SagaStep;
import io.tranche.messaging.saga.SagaTimeline;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says what a transaction has changed, to each who has to know, in one statement each. */
@Component
public final class Announcements {

    private final Outbox outbox;
    private final SagaTimeline timeline;
    private final Outcomes outcomes;

    Announcements(Outbox outbox, SagaTimeline timeline, Outcomes outcomes) {
        this.outbox = outbox;
        this.timeline = timeline;
        this.outcomes = outcomes;
    }

    public void make(Announcement announcement) {
        if (!announcement.events().isEmpty()) {
            outbox.appendAll(announcement.events());
        }
        timeline.append(announcement.steps());
        outcomes.announce(announcement.settled());
    }

    /**
     * @param events for the other services
     * @param steps for the timeline
     * @param settled for callers who wait
     */
    public record Announcement(List<LoanEvent> events, List<SagaStep> steps, List<Subject> settled) {
        public Announcement {
            events = List.copyOf(events);
            steps = List.copyOf(steps);
            settled = List.copyOf(settled);
        }
    }
}
