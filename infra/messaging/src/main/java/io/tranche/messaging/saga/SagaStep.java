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
 */
public record SagaStep(
        SagaRef saga,
        String subject,
        String step,
        @Nullable String detail,
        @Nullable UUID eventId,
        @Nullable Duration answerWithin) {

    public static SagaStep of(SagaRef saga, String subject, String step) {
        return new SagaStep(saga, subject, step, null, null, null);
    }

    public SagaStep because(@Nullable String newDetail) {
        return new SagaStep(saga, subject, step, newDetail, eventId, answerWithin);
    }

    public SagaStep causedBy(@Nullable UUID newEventId) {
        return new SagaStep(saga, subject, step, detail, newEventId, answerWithin);
    }

    public SagaStep waitingFor(@Nullable Duration answer) {
        return new SagaStep(saga, subject, step, detail, eventId, answer);
    }
}
