package io.tranche.auth.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param host of the SMTP server; empty: no mails are made
 * @param from the address that mails come from
 * @param staleAfter events that come so late make no mail any more
 * @param batchSizeMax mails sent over one connection
 * @param attemptsMax until a mail is given up
 * @param retryPauseFirst doubles with each attempt up to {@code retryPauseMax}; longer than a batch takes at worst, for the mails of a
 *     batch in progress must not be sent by another instance as well
 * @param keepFor after that a mail is deleted
 * @param deleteBatchMax mails deleted in one run
 */
@Validated
@ConfigurationProperties("tranche.auth.mail")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("") String from,
        @DefaultValue("2d") Duration staleAfter,
        @Positive @Max(10) @DefaultValue("10") int batchSizeMax,
        @Positive @Max(100) @DefaultValue("10") int attemptsMax,

        @DurationMin(minutes = 5) @DefaultValue("5m") Duration retryPauseFirst,

        @DurationMin(minutes = 5) @DefaultValue("2h") Duration retryPauseMax,

        @DefaultValue("30d") Duration keepFor,
        @Positive @DefaultValue("10000") int deleteBatchMax) {

    MailSettings {
        if (!host.isBlank() && !isAddress(from)) {
            throw new IllegalArgumentException(
                    "tranche.auth.mail.from (TRANCHE_MAIL_FROM) must be the address that mails come from");
        }
    }

    boolean on() {
        return !host.isBlank();
    }

    private static boolean isAddress(String text) {
        try {
            new InternetAddress(text, true);
            return true;
        } catch (AddressException invalid) {
            return false;
        }
    }
}
