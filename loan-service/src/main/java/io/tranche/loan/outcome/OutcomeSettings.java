package io.tranche.loan.outcome;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How outcomes come to those who wait.
 *
 * @param waitingMax the most outcomes waited for at a time; whoever comes then is answered 202 at once
 * @param pollInterval how often the database is asked, for notifications that were missed
 * @param reconnectDelay after the listening connection was lost
 */
@Validated
@ConfigurationProperties("tranche.loan.outcome")
record OutcomeSettings(
        @Min(0) @DefaultValue("10000") int waitingMax,
        @DurationMin(millis = 10) @DefaultValue("500ms") Duration pollInterval,
        @DurationMin(millis = 10) @DefaultValue("1s") Duration reconnectDelay) {}
