package io.tranche.wallet.disbursement;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How loans wait for funds.
 *
 * @param expiresAfter when nobody has funded it by then, a loan is declined
 * @param loansPerLookMax how many are paid or declined at one look
 * @param loansPerTransactionMax how many of them in one transaction: the providers are looked up once for all of them
 */
@Validated
@ConfigurationProperties("tranche.wallet.funding.queue")
record QueueSettings(
        @DefaultValue("7d") @DurationMin(millis = 1) Duration expiresAfter,
        @DefaultValue("500") @Min(1) @Max(10_000) int loansPerLookMax,
        @DefaultValue("25") @Min(1) @Max(1_000) int loansPerTransactionMax) {}
