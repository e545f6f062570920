package io.tranche.messaging.consumers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param concurrency threads per consumer, each with its share of the partitions
 * @param batchSizeMax most records per poll, and so per transaction
 * @param retryPauseFirst pause after the first failure that passes by itself; it doubles with every further one
 * @param retryPauseMax upper bound of that pause
 * @param shutdownTimeout how long a batch in progress may take to finish when the service stops
 * @param measureInterval how often lag and parked events are counted
 */
@Validated
@ConfigurationProperties("tranche.messaging.consumer")
record ConsumerSettings(
        @DefaultValue("1") @Min(1) @Max(64) int concurrency,
        @DefaultValue("500") @Min(1) @Max(5000) int batchSizeMax,

        @DefaultValue("200ms") @DurationMin(millis = 10) @DurationMax(seconds = 10)
        Duration retryPauseFirst,

        @DefaultValue("10s") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration retryPauseMax,

        @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration shutdownTimeout,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration measureInterval) {}
