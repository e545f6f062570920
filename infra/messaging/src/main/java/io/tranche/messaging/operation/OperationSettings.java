package io.tranche.messaging.operation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param runningMax operations that one instance runs at the same time
 * @param heartbeatInterval how often an instance says that it is still there, and asks whether to stop
 * @param silenceMax after how long without a heartbeat an operation counts as interrupted
 * @param stopTimeout how long a step in progress may take to finish when the service stops
 */
@Validated
@ConfigurationProperties("tranche.messaging.operation")
record OperationSettings(
        @DefaultValue("4") @Min(1) @Max(20) int runningMax,

        @DefaultValue("1s") @DurationMin(millis = 50) @DurationMax(seconds = 10)
        Duration heartbeatInterval,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration silenceMax,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration stopTimeout) {}
