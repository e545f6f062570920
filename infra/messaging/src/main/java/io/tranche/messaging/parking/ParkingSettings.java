package io.tranche.messaging.parking;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param copyInterval how often what has been parked is copied to the dead letter topics */
@Validated
@ConfigurationProperties("tranche.messaging.parking")
record ParkingSettings(
        @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration copyInterval) {}
