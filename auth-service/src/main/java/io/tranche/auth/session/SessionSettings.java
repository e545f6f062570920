package io.tranche.auth.session;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long who stays in, and who stays out.
 *
 * @param refreshTokenValidity how long a session may lie idle
 * @param validityMax when to log in again, however busy the session
 * @param loginFailuresMax wrong passwords in a row that lock a user
 * @param lockFor how long a locked user is refused, right password or not
 * @param deleteBatchMax expired sessions deleted in one run
 */
@Validated
@ConfigurationProperties("tranche.auth.sessions")
record SessionSettings(
        @DefaultValue("7d") Duration refreshTokenValidity,
        @DefaultValue("30d") Duration validityMax,
        @Positive @DefaultValue("5") int loginFailuresMax,
        @DefaultValue("15m") Duration lockFor,
        @Positive @DefaultValue("10000") int deleteBatchMax) {}
