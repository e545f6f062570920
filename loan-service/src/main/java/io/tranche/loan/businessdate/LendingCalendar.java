package io.tranche.loan.businessdate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose calendar the due dates follow. All other terms are in the bank configuration: a setting that still names one is refused
 * at the start, instead of having no effect.
 */
@ConfigurationProperties(prefix = "tranche.loan.terms", ignoreUnknownFields = false)
public record LendingCalendar(@DefaultValue("Asia/Kolkata") ZoneId zone) {

    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
