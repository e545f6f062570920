package io.tranche.wallet.attestation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is attested at a time.
 *
 * @param batchSizeMax accounts attested in one transaction
 * @param batchesPerRunMax transactions in one run
 */
@Validated
@ConfigurationProperties("tranche.wallet.attestation")
record AttestationSettings(
        @DefaultValue("1000") @Min(1) @Max(10_000) int batchSizeMax,
        @DefaultValue("20") @Min(1) @Max(1_000) int batchesPerRunMax) {}
