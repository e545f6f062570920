package io.tranche.standalone;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tranche.embedded.EmbeddedFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Takes in what the platform mails, whoever it is for, and shows it on a page. Nothing leaves the machine; gone with the process. */
final class Mailbox implements AutoCloseable {

    private static final int KEPT_MAX = 1_000;

    private final GreenMail smtp;
    private final HttpServer page;

    private Mailbox(GreenMail smtp, HttpServer page) {
        this.smtp = smtp;
        this.page = page;
    }

    /** @param pagePort 0 for any that is free */
    static Mailbox start(int pagePort) {
        String address = PlatformSettings.Listening.LOOPBACK;
        GreenMail smtp = new GreenMail(new ServerSetup(0, address, ServerSetup.PROTOCOL_SMTP));
        try {
            smtp.start();
            keepForOne(smtp);
            HttpServer page = HttpServer.create(new InetSocketAddress(address, pagePort), 0);
            Mailbox mailbox = new Mailbox(smtp, page);
            page.createContext("/", mailbox::show);
            page.start();
            return mailbox;
        } catch (Exception e) {
            smtp.stop();
            throw new EmbeddedFailure("The mailbox did not start: " + e.getMessage(), e);
        }
    }

    /** All in one box, which is emptied when it is full: nobody may ever look into it. */
    private static void keepForOne(GreenMail smtp) throws FolderException {
        GreenMailUser all = smtp.setUser("all@localhost", "");
        MailFolder inbox = smtp.getManagers().getImapHostManager().getInbox(all);
        smtp.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            if (inbox.getMessageCount() >= KEPT_MAX) {
                inbox.deleteAllMessages();
            }
            return all;
        });
    }

    int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    /** Of the page. */
    URI uri() {
        return URI.create("http://%s:%d"
                .formatted(
                        PlatformSettings.Listening.LOOPBACK, page.getAddress().getPort()));
    }

    private void show(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] text = text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    /** The latest first. */
    private String text() {
        List<MimeMessage> messages = Arrays.asList(smtp.getReceivedMessages()).reversed();
        StringBuilder text = new StringBuilder("%d mails\n".formatted(messages.size()));
        for (MimeMessage message : messages) {
            text.append('\n').append(text(message));
        }
        return text.toString();
    }

    private static String text(MimeMessage message) {
        try {
            return "To: %s\nSubject: %s\n\n%s\n"
                    .formatted(message.getHeader("To", ", "), message.getSubject(), message.getContent());
        } catch (MessagingException | IOException unreadable) {
            return "A mail that cannot be read: " + unreadable.getMessage() + "\n";
        }
    }

    @Override
    public void close() {
        page.stop(0);
        smtp.stop();
    }
}
