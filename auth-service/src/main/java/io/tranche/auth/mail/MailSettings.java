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
 * @param staleAfter events that come so late make no mail any more, and mails that have waited for so long are given up
 * @param batchSizeMax mails sent over one connection
 * @param batchesMax sent in one run
 * @param claimedFor longer than a batch takes at worst, with each answer of the server just in time: the mails of a batch in progress
 *     must not be sent by another instance as well
 * @param attemptsMax that fail until a mail is given up
 * @param retryPauseFirst doubles with each attempt up to {@code retryPauseMax}
 * @param keepFor after that a mail is deleted
 * @param deleteBatchMax mails deleted, or given up as stale, in one run
 */
@Validated
@ConfigurationProperties("tranche.auth.mail")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("") String from,
        @DefaultValue("2d") Duration staleAfter,
        @Positive @Max(5) @DefaultValue("5") int batchSizeMax,
        @Positive @DefaultValue("100") int batchesMax,

        @DurationMin(minutes = 90) @DefaultValue("90m") Duration claimedFor,

        @Positive @Max(100) @DefaultValue("10") int attemptsMax,

        @DurationMin(seconds = 1) @DefaultValue("5m") Duration retryPauseFirst,

        @DurationMin(seconds = 1) @DefaultValue("2h") Duration retryPauseMax,

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
