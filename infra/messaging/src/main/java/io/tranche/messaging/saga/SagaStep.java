package io.tranche.messaging.saga;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saga has come to a step.
 *
 * @param subject whose timeline this belongs to, an event key such as {@code loan:42}
 * @param detail why, when that is not plain from the step
 * @param eventId the event that brought it here; null when it was a caller or a missed deadline
 * @param answerWithin how long the step waits for an answer before it is asked again; null for a step that waits for nobody
 * @param compensation how the saga's compensation has ended with this step; null for every other step
 */
public record SagaStep(
        SagaRef saga,
        String subject,
        String step,
        @Nullable String detail,
        @Nullable UUID eventId,
        @Nullable Duration answerWithin,
        @Nullable Compensation compensation) {

    public static SagaStep of(SagaRef saga, String subject, String step) {
        return new SagaStep(saga, subject, step, null, null, null, null);
    }

    public SagaStep because(@Nullable String newDetail) {
        return new SagaStep(saga, subject, step, newDetail, eventId, answerWithin, compensation);
    }

    public SagaStep causedBy(@Nullable UUID newEventId) {
        return new SagaStep(saga, subject, step, detail, newEventId, answerWithin, compensation);
    }

    public SagaStep waitingFor(@Nullable Duration answer) {
        return new SagaStep(saga, subject, step, detail, eventId, answer, compensation);
    }

    public SagaStep compensated(@Nullable Compensation newCompensation) {
        return new SagaStep(saga, subject, step, detail, eventId, answerWithin, newCompensation);
    }
}
