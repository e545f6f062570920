package io.tranche.auth.mail;

import io.tranche.auth.users.User;
import io.tranche.auth.users.Users;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the mails that wait, at least once: who dies between sending one and marking it as sent leaves it to be sent again. Neither
 * addresses nor what servers say of them are logged.
 */
@Component
class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final Mails mails;
    private final Users users;
    private final Letters letters;
    private final JavaMailSender sender;
    private final MailMetrics metrics;
    private final MailSettings settings;
    private final Clock clock;

    MailDelivery(
            Mails mails,
            Users users,
            Letters letters,
            JavaMailSender sender,
            MailMetrics metrics,
            MailSettings settings,
            Clock clock) {
        this.mails = mails;
        this.users = users;
        this.letters = letters;
        this.sender = sender;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
        if (!settings.on()) {
            LOG.warn("There is no SMTP server (TRANCHE_SMTP_HOST): no mails are made of reminders");
        }
    }

    @Scheduled(fixedDelayString = "${tranche.auth.mail.send-interval:5s}")
    void deliver() {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            try {
                more = settings.on() && deliverBatch();
            } finally {
                metrics.measure();
            }
        }
    }

    @Scheduled(fixedDelayString = "${tranche.auth.mail.delete-interval:1h}")
    void deleteOld() {
        int deleted = mails.deleteOld();
        LOG.debug("Deleted {} old mails", deleted);
    }

    /** Whether more may wait, and the server takes them. */
    private boolean deliverBatch() {
        List<Mail> claimed = mails.claim(clock.instant());
        Map<MimeMessage, Mail> written = new HashMap<>();
        claimed.forEach(mail -> write(mail).ifPresent(message -> written.put(message, mail)));
        boolean refused = false;
        if (!written.isEmpty()) {
            written.keySet().removeAll(unsentOf(written.keySet().toArray(MimeMessage[]::new)));
            mails.sent(written.values());
            refused = written.isEmpty();
        }
        metrics.tried(claimed.size(), written.size());
        return claimed.size() == settings.batchSizeMax() && !refused;
    }

    private Optional<MimeMessage> write(Mail mail) {
        User user = users.find(mail.userId()).orElseThrow();
        try {
            return Optional.of(letters.write(mail, user));
        } catch (MessagingException failure) {
            LOG.warn("Mail {} cannot be written to the address of user {}", mail.id(), mail.userId());
            return Optional.empty();
        }
    }

    /** Over one connection. */
    private List<?> unsentOf(MimeMessage[] messages) {
        try {
            sender.send(messages);
            return List.of();
        } catch (MailSendException failure) {
            List<?> unsent = List.copyOf(failure.getFailedMessages().keySet());
            warn(
                    unsent.size(),
                    failure.getFailedMessages().values().stream().findAny().orElse(failure));
            return unsent;
        } catch (MailException failure) {
            warn(messages.length, failure);
            return List.of(messages);
        }
    }

    private static void warn(int count, Exception failure) {
        String kind =
                NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName();
        LOG.warn("{} mails were not sent and wait for their next attempt: {}", count, kind);
    }
}
