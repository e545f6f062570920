package io.tranche.wallet.settlement;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.web.idempotency.IdempotencyKey;
import io.tranche.web.json.Amount;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An amount to move, and the caller's name for the request. Without one it cannot be recognised when it comes again. */
@Schema(example = "{\"amount\": \"5000.00\", \"idempotency_key\": \"top-up-1\"}")
record PaymentRequest(@NotNull Amount amount, @Nullable String idempotencyKey) {

    String key(@Nullable String header) {
        return IdempotencyKey.of(header, idempotencyKey)
                .map(IdempotencyKey::value)
                .orElseGet(() -> UUID.randomUUID().toString());
    }
}
