package io.tranche.auth.users;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much a password check costs.
 *
 * @param bcryptStrength each step doubles the time; 10 is some 50 ms
 * @param checksAtOnceMax more than the machine has cores helps nobody
 * @param waitMax how long a check may wait for its turn before the caller is told to come back
 */
@Validated
@ConfigurationProperties("tranche.auth.passwords")
record PasswordSettings(
        @Min(4) @Max(16) @DefaultValue("10") int bcryptStrength,
        @Positive @DefaultValue("2") int checksAtOnceMax,

        @DurationMin @DurationMax(seconds = 10) @DefaultValue("2s")
        Duration waitMax) {}
