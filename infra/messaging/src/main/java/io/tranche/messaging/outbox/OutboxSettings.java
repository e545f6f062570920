package io.tranche.messaging.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param daysAhead how many days have their partition beforehand
 * @param retentionDays how long rows stay, and can be sent again
 * @param upkeepInterval how often partitions are made and dropped
 * @param payloadMax what an event may weigh as JSON: one that Kafka refuses would stop the relay, for all services
 */
@Validated
@ConfigurationProperties("tranche.messaging.outbox")
record OutboxSettings(
        @DefaultValue("7") @Min(1) @Max(59) int daysAhead,
        @DefaultValue("14") @Min(2) @Max(3650) int retentionDays,

        @DefaultValue("1h") @DurationMin(seconds = 10) @DurationMax(hours = 12)
        Duration upkeepInterval,

        @DefaultValue("512KB") DataSize payloadMax) {

    /** Kafka's own bound for a record is 1 MiB, of which headers and key need a part. */
    private static final DataSize PAYLOAD_MOST = DataSize.ofKilobytes(900);

    OutboxSettings {
        if (payloadMax.toBytes() < 1 || payloadMax.compareTo(PAYLOAD_MOST) > 0) {
            throw new IllegalArgumentException("tranche.messaging.outbox.payload-max must be at least 1B and at most "
                    + PAYLOAD_MOST.toKilobytes() + "KB");
        }
    }
}
