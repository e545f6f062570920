package io.tranche.web.idempotency;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long answers are kept.
 *
 * @param batchSizeMax rows deleted in one transaction
 * @param batchesMax transactions per run; what is left waits for the next run
 */
@Validated
@ConfigurationProperties("tranche.idempotency")
record IdempotencySettings(
        @DurationMin(minutes = 1) @DefaultValue("7d") Duration retention,
        @Positive @DefaultValue("1000") int batchSizeMax,
        @Positive @DefaultValue("100") int batchesMax) {}
