package io.tranche.wallet.settlement;

import io.tranche.web.idempotency.IdempotencyKey;
import io.tranche.web.json.Amount;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An amount to move, and the caller's name for the request. Without one it cannot be recognised when it comes again. */
record PaymentRequest(@NotNull Amount amount, @Nullable String idempotencyKey) {

    String key(@Nullable String header) {
        return IdempotencyKey.of(header, idempotencyKey)
                .map(IdempotencyKey::value)
                .orElseGet(() -> UUID.randomUUID().toString());
    }
}
