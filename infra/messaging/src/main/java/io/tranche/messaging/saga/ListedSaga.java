package io.tranche.messaging.saga;

import io.tranche.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A saga that has not ended.
 *
 * @param subject whose timeline it belongs to, {@code loan:42}
 * @param dueAt when the answer should have come; null for one that has failed
 * @param asked how often the answer has been asked for; zero for one that has failed
 * @param failure null for one that has not
 */
public record ListedSaga(
        SagaRef saga,
        String subject,
        String step,
        Instant startedAt,
        @Nullable Instant dueAt,
        int asked,
        @Nullable Failure failure) {

    /** Why and since when it needs somebody, and the money that may be lost until then. */
    public record Failure(Instant at, @Nullable String reason, Money atRisk) {}
}
