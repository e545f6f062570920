package io.tranche.messaging.saga;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sagas are watched.
 *
 * @param watchInterval how often overdue ones are looked for
 * @param overdueBatchMax the most that are dealt with at one look, per kind
 */
@ConfigurationProperties("tranche.saga")
public record SagaSettings(
        @DefaultValue("1s") Duration watchInterval,
        @DefaultValue("200") int overdueBatchMax) {}
