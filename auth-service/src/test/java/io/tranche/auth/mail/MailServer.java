package io.tranche.auth.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** An SMTP server, and whether auth-service finds it. */
final class MailServer implements AutoCloseable {

    private static final int NOBODY_LISTENS = 1;

    private final GreenMail server = new GreenMail(onAnyPort());
    private final JavaMailSenderImpl sender;

    MailServer(JavaMailSender sender) {
        this.sender = (JavaMailSenderImpl) sender;
        server.start();
    }

    private static ServerSetup onAnyPort() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    void comeUp() {
        sender.setPort(server.getSmtp().getPort());
    }

    void goAway() {
        sender.setPort(NOBODY_LISTENS);
    }

    List<MimeMessage> receivedFor(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> recipients(message).contains(address))
                .toList();
    }

    static List<String> recipients(MimeMessage message) {
        try {
            return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
                    .map(Object::toString)
                    .toList();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Override
    public void close() {
        goAway();
        server.stop();
    }
}
