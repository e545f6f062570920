package io.tranche.ledger.shadow;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param batchEvents events in one transaction, about
 * @param liveWaitMax how long a finished rebuild waits for the live journal to come as far
 * @param differencesMax the most that are kept of one rebuild; with more, the books are beyond comparing
 */
@Validated
@ConfigurationProperties("tranche.ledger.shadow")
record ShadowSettings(
        @DefaultValue("5000") @Min(1) @Max(50_000) int batchEvents,

        @DefaultValue("2m") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration liveWaitMax,

        @DefaultValue("100000") @Min(1) @Max(1_000_000) int differencesMax) {}
