package io.tranche.web.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens are checked.
 *
 * @param jwkSetUri where auth-service shows its public keys
 * @param clockSkew how far the clocks of two machines may be apart
 * @param keysFor how long fetched keys are used before they are fetched again
 * @param keysForInOutage how much longer they are used when they cannot be fetched
 * @param fetchAtMostEvery how often a token with an unknown key may make us look for new keys (twice per interval)
 * @param fetchTimeout to connect, and to read
 */
@Validated
@ConfigurationProperties("tranche.jwt")
record JwtSettings(
        @NotNull URI jwkSetUri,
        @NotBlank @DefaultValue("tranche") String issuer,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("5m") Duration keysFor,
        @DefaultValue("4h") Duration keysForInOutage,
        @DefaultValue("5s") Duration fetchAtMostEvery,
        @DefaultValue("2s") Duration fetchTimeout) {}
