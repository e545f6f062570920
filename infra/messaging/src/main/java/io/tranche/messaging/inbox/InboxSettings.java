package io.tranche.messaging.inbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param attempts how often an event that fails is tried on its own before it is parked
 * @param transactionTimeout longest transaction of a batch; between two polls one may be lost to a batch and another to its first event
 */
@Validated
@ConfigurationProperties("tranche.messaging.inbox")
record InboxSettings(
        @DefaultValue("3") @Min(1) @Max(20) int attempts,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 2)
        Duration transactionTimeout) {}
