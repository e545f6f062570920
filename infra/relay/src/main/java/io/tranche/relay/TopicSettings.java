package io.tranche.relay;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How topics are made that are missing; the same settings, and the same defaults, as in the services. */
@ConfigurationProperties("tranche.kafka")
record TopicSettings(
        @DefaultValue("12") int partitions,
        @DefaultValue("1") short replicationFactor) {}
