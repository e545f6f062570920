package io.tranche.auth.mail;

import io.tranche.auth.users.User;
import io.tranche.auth.users.Users;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Gives mails to the SMTP server. Neither addresses nor what servers say of them are logged. */
@Component
class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final int PERMANENT = 5;

    private final Users users;
    private final Letters letters;
    private final JavaMailSender sender;

    Dispatch(Users users, Letters letters, JavaMailSender sender) {
        this.users = users;
        this.letters = letters;
        this.sender = sender;
    }

    /**
     * What became of some mails.
     *
     * @param refused for good, because of their address
     * @param unsent that may go out another time
     */
    record Outcome(List<Mail> sent, List<Mail> refused, List<Mail> unsent) {}

    /** Over one connection. */
    Outcome send(List<Mail> mails) {
        Map<MimeMessage, Mail> written = new LinkedHashMap<>();
        List<Mail> refused = new ArrayList<>();
        mails.forEach(
                mail -> write(mail).ifPresentOrElse(message -> written.put(message, mail), () -> refused.add(mail)));
        Map<?, Exception> failures =
                written.isEmpty() ? Map.of() : send(written.keySet().toArray(MimeMessage[]::new));
        List<Mail> sent = new ArrayList<>();
        List<Mail> unsent = new ArrayList<>();
        written.forEach((message, mail) -> {
            Exception failure = failures.get(message);
            if (failure == null) {
                sent.add(mail);
            } else if (refusesAddress(failure)) {
                LOG.warn("Mail {} is given up: the address of user {} is refused", mail.id(), mail.userId());
                refused.add(mail);
            } else {
                unsent.add(mail);
            }
        });
        if (!unsent.isEmpty()) {
            LOG.warn("{} mails were not sent and wait for their next attempt: {}", unsent.size(), kinds(failures));
        }
        return new Outcome(sent, refused, unsent);
    }

    private Optional<MimeMessage> write(Mail mail) {
        User user = users.find(mail.userId()).orElseThrow();
        try {
            return Optional.of(letters.write(mail, user));
        } catch (MessagingException failure) {
            LOG.warn("Mail {} is given up: it cannot be written to the address of user {}", mail.id(), mail.userId());
            return Optional.empty();
        }
    }

    /** Returns those that were not sent, and why. */
    private Map<?, Exception> send(MimeMessage[] messages) {
        try {
            sender.send(messages);
            return Map.of();
        } catch (MailSendException failure) {
            return failure.getFailedMessages();
        } catch (MailException failure) {
            return Stream.of(messages).collect(Collectors.toMap(Function.identity(), message -> failure));
        }
    }

    /** A sender or a content that is refused is our fault, and can be mended; so is what is refused for now. */
    private static boolean refusesAddress(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPAddressFailedException refusal) {
                return refusal.getReturnCode() / 100 == PERMANENT;
            }
        }
        return false;
    }

    private static String kinds(Map<?, Exception> failures) {
        return failures.values().stream()
                .map(failure -> NestedExceptionUtils.getMostSpecificCause(failure)
                        .getClass()
                        .getSimpleName())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
