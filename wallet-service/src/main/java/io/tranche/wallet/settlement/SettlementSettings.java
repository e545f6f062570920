package io.tranche.wallet.settlement;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How payments are finished that their request left open.
 *
 * @param unfinishedAfter how long the request itself has to finish its payment before the upkeep does
 * @param unfinishedPerRunMax how many payments of each kind one run finishes
 */
@Validated
@ConfigurationProperties("tranche.wallet.settlement")
record SettlementSettings(
        @DefaultValue("30s") Duration unfinishedAfter,
        @DefaultValue("100") @Min(1) @Max(10_000) int unfinishedPerRunMax) {}
