package io.tranche.loan.quote;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Whose today it is. */
@ConfigurationProperties("tranche.loan.terms")
record QuoteCalendar(@DefaultValue("Asia/Kolkata") ZoneId zone) {}
