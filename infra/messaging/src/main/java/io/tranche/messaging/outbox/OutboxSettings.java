package io.tranche.messaging.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param daysAhead how many days have their partition beforehand
 * @param retentionDays how long rows stay, and can be sent again
 * @param upkeepInterval how often partitions are made and dropped
 */
@Validated
@ConfigurationProperties("tranche.messaging.outbox")
record OutboxSettings(
        @DefaultValue("7") @Min(1) @Max(59) int daysAhead,
        @DefaultValue("14") @Min(2) @Max(3650) int retentionDays,

        @DefaultValue("1h") @DurationMin(seconds = 10) @DurationMax(hours = 12)
        Duration upkeepInterval) {}
