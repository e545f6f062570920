package io.tranche.ledger.reconciliation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param interval between two sweeps over the wallets that moved
 * @param grace how long a difference may last, while events are on their way, before it is a break
 * @param rowsMax wallets compared in one sweep; the rest waits for the next
 * @param breaksShownMax breaks listed in one answer
 */
@Validated
@ConfigurationProperties("tranche.ledger.reconciliation")
record ReconciliationSettings(
        @NotNull Duration interval,
        @NotNull Duration grace,
        @Positive int rowsMax,
        @Positive int breaksShownMax) {}
