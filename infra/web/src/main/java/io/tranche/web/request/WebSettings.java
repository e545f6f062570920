package io.tranche.web.request;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of a request.
 *
 * @param bodyMax the largest body taken
 * @param waitDefault how long a caller who says nothing is made to wait for an outcome
 * @param waitMax the longest that {@code Prefer: wait} can ask for; less than the gateway's response timeout
 */
@Validated
@ConfigurationProperties("tranche.web")
record WebSettings(
        @NotNull @DefaultValue("64KB") DataSize bodyMax,
        @DurationMin @DefaultValue("5s") Duration waitDefault,
        @DurationMin @DefaultValue("10s") Duration waitMax) {}
