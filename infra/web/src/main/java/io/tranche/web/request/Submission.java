package io.tranche.web.request;

import io.tranche.web.Refusal;
import io.tranche.web.idempotency.IdempotencyKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the headers say of a request that may come again and take a while. A controller method that takes one gets it.
 *
 * @param keyHeader the header {@link IdempotencyKey#HEADER}
 */
public record Submission(@Nullable String keyHeader, Prefer prefer) {

    /** @throws Refusal as {@link IdempotencyKey#of} */
    public Optional<IdempotencyKey> key(@Nullable String field) {
        return IdempotencyKey.of(keyHeader, field);
    }
}
