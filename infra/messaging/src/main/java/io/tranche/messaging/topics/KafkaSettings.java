package io.tranche.messaging.topics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param partitions of each topic; cannot be changed later without breaking the order per key
 * @param replicationFactor copies of each partition; all but one must have a record before it counts as written
 */
@Validated
@ConfigurationProperties("tranche.kafka")
record KafkaSettings(
        @DefaultValue("12") @Min(1) @Max(200) int partitions,
        @DefaultValue("1") @Min(1) @Max(9) short replicationFactor) {

    int minInsyncReplicas() {
        return Math.max(1, replicationFactor - 1);
    }
}
