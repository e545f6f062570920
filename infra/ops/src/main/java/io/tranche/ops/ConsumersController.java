package io.tranche.ops;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.messaging.consumers.ConsumerLag;
import io.tranche.messaging.consumers.ConsumerLags;
import io.tranche.web.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;

@OpsController
class ConsumersController {

    private final ConsumerLags lags;

    ConsumersController(ConsumerLags lags) {
        this.lags = lags;
    }

    @Operation(
            summary = "How far each consumer is behind",
            description = "In events and in seconds, measured now. Refusals: kafka_unavailable (503).")
    @GetMapping("/consumers")
    List<ConsumerLag> consumers() {
        try {
            return lags.all();
        } catch (IllegalStateException silent) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "kafka_unavailable", String.valueOf(silent.getMessage()));
        }
    }
}
