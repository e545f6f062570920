package io.tranche.messaging.dryrun;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param timeMax after which a dry run tries no further event; the one in progress may take two seconds more */
@Validated
@ConfigurationProperties("tranche.messaging.dry-run")
record DryRunSettings(
        @DefaultValue("3s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration timeMax) {}
