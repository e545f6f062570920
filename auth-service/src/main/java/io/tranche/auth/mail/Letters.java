package io.tranche.auth.mail;

import io.tranche.auth.users.User;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mails as SMTP takes them: plain text, so that nothing in them is markup. What users have chosen stands in no header but theirs. */
@Component
class Letters {

    private final JavaMailSender sender;
    private final MailSettings settings;

    Letters(JavaMailSender sender, MailSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    /** The id of the message is the mail's: whoever gets it twice can tell. */
    MimeMessage write(Mail mail, User to) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper letter = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        InternetAddress from = new InternetAddress(settings.from(), true);
        letter.setFrom(from);
        letter.setTo(addressOf(to));
        letter.setSubject(mail.subject());
        letter.setText("Dear %s,\n\n%s".formatted(to.name().replaceAll("\\p{Cntrl}", " "), mail.body()));
        String domain = from.getAddress().substring(from.getAddress().indexOf('@'));
        message.setHeader("Message-ID", "<" + mail.id() + domain + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** Not a list, nor a name with an address in brackets. */
    private static InternetAddress addressOf(User user) throws MessagingException {
        InternetAddress address = new InternetAddress(user.email(), true);
        if (!user.email().equals(address.getAddress())) {
            throw new MessagingException("Not a single address");
        }
        return address;
    }
}
