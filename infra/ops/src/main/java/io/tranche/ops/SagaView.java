package io.tranche.ops;

import io.tranche.contracts.Money;
import io.tranche.messaging.saga.ListedSaga;
import io.tranche.messaging.saga.ListedSaga.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A saga that has not ended.
 *
 * @param asked how often the answer has been asked for
 * @param failedAt when its compensation failed; null if it did not
 * @param atRisk what may be lost until somebody looks
 */
record SagaView(
        String saga,
        long id,
        String subject,
        String step,
        Instant startedAt,
        @Nullable Instant dueAt,
        int asked,
        @Nullable Instant failedAt,
        @Nullable String reason,
        @Nullable Money atRisk,
        @Nullable String currency) {

    static SagaView of(ListedSaga saga) {
        Failure failure = saga.failure();
        return new SagaView(
                saga.saga().name(),
                saga.saga().id(),
                saga.subject(),
                saga.step(),
                saga.startedAt(),
                saga.dueAt(),
                saga.asked(),
                failure == null ? null : failure.at(),
                failure == null ? null : failure.reason(),
                failure == null ? null : failure.atRisk(),
                failure == null ? null : failure.atRisk().currency().getCurrencyCode());
    }
}
