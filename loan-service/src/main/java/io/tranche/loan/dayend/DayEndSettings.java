package io.tranche.loan.dayend;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param lookInterval how often it looks whether a day is over */
@ConfigurationProperties("tranche.day-end")
record DayEndSettings(@DefaultValue("1m") Duration lookInterval) {

    DayEndSettings {
        if (!lookInterval.isPositive()) {
            throw new IllegalArgumentException("tranche.day-end.look-interval must be positive");
        }
    }
}
