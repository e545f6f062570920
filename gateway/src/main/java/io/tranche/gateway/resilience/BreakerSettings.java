package io.tranche.gateway.resilience;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a service is given up for a while. A failure is no connection, no answer in time, or a 5xx.
 *
 * @param callsMin as many calls are needed for a judgement
 * @param window over which calls are counted
 * @param failuresMaxPercent more failures than this open the breaker
 * @param openFor how long it then stays open, before a few calls are let through as a trial
 */
@Validated
@ConfigurationProperties("tranche.gateway.breaker")
record BreakerSettings(
        @DefaultValue("20") @Min(1) int callsMin,
        @DefaultValue("10s") Duration window,
        @DefaultValue("50") @Min(1) @Max(100) int failuresMaxPercent,
        @DefaultValue("5s") Duration openFor) {}
