package io.tranche.loan.dayend;

import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.NoticeEvent.ReminderIssued;
import io.tranche.loan.outcome.Announcements.Announcement;
import io.tranche.messaging.saga.SagaRef;
import io.tranche.messaging.saga.SagaStep;
import java.util.ArrayList;
import java.util.List;

/** What the end of a day has found in one chunk, for those who have to know. */
final class Findings {

    private static final String SAGA = "day_end";

    private final List<LoanEvent> events = new ArrayList<>();
    private final List<SagaStep> steps = new ArrayList<>();
    private int reminders;

    void add(LoanEvent event) {
        events.add(event);
    }

    /** @param step on the timeline of the event's loan */
    void add(LoanEvent event, String step, String detail) {
        add(event);
        add(step(event.loanId(), step).because(detail));
    }

    /** The event itself is sent by whoever reminds. */
    void add(ReminderIssued reminder, String detail) {
        reminders++;
        add(step(reminder.loanId(), "REMINDED").because(detail));
    }

    void add(SagaStep step) {
        steps.add(step);
    }

    int count(Class<? extends LoanEvent> type) {
        return Math.toIntExact(events.stream().filter(type::isInstance).count());
    }

    int reminders() {
        return reminders;
    }

    private static SagaStep step(long loanId, String step) {
        return SagaStep.of(new SagaRef(SAGA, loanId), "loan:" + loanId, step);
    }

    Announcement announcement() {
        return new Announcement(events, steps, List.of());
    }
}
