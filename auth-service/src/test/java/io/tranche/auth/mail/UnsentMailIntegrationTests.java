package io.tranche.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.auth.AuthClient;
import io.tranche.auth.AuthServiceTest;
import io.tranche.testing.TestPlatform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mails that do not get out at once, or never. */
@AuthServiceTest
class UnsentMailIntegrationTests {

    private final JdbcClient database = TestPlatform.database();
    private final String email = AuthClient.freshEmail();
    private final Mails mails;
    private final MailDelivery delivery;
    private final Dispatch dispatch;
    private final MailMetrics metrics;
    private final JavaMailSenderImpl sender;
    private final MailServer server;
    private final long userId;

    UnsentMailIntegrationTests(
            @LocalServerPort int port,
            @Autowired Mails mails,
            @Autowired MailDelivery delivery,
            @Autowired Dispatch dispatch,
            @Autowired MailMetrics metrics,
            @Autowired JavaMailSenderImpl sender) {
        this.mails = mails;
        this.delivery = delivery;
        this.dispatch = dispatch;
        this.metrics = metrics;
        this.sender = sender;
        server = new MailServer(sender);
        userId = new AuthClient(port).registered(email).userId();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void areGivenUpAtOnceWhenTheServerRefusesTheAddressForGood() {
        try (RefusingServer refusing = new RefusingServer("550 5.1.1 no such user")) {
            sender.setPort(refusing.port());
            Mail mail = added(1).getFirst();

            deliverUntil(mail, "attempts = 1");

            assertThat(row(mail, "next_attempt_at IS NULL AND sent_at IS NULL")).isTrue();
            assertThat(mails.unsent().givenUp()).isPositive();
        }
    }

    @Test
    void areTriedAgainWhenTheServerRefusesTheAddressForNow() {
        try (RefusingServer refusing = new RefusingServer("450 4.2.1 come back later")) {
            sender.setPort(refusing.port());
            Mail mail = added(1).getFirst();

            deliverUntil(mail, "attempts = 1");

            assertThat(row(mail, "next_attempt_at > now() + interval '4 minutes'"))
                    .isTrue();
        }
    }

    @Test
    void areGivenUpWhenTheyHaveWaitedForDays() {
        Mail stale = added(1).getFirst();
        database.sql("UPDATE auth.mail SET created_at = now() - interval '49 hours' WHERE id = ?")
                .param(stale.id())
                .update();
        Mail fresh = added(1).getFirst();
        server.comeUp();

        deliverUntil(fresh, "sent_at IS NOT NULL");

        assertThat(row(stale, "next_attempt_at IS NULL AND sent_at IS NULL")).isTrue();
        assertThat(server.receivedFor(email)).hasSize(1);
    }

    /** As if it had died in between. */
    @Test
    void areSentAfterADeathInTheLastAttempt() {
        Mail mail = added(1).getFirst();
        database.sql("UPDATE auth.mail SET attempts = 9 WHERE id = ?")
                .param(mail.id())
                .update();
        Instant soon = Instant.now().plus(Duration.ofMinutes(1));
        while (!mails.claim(soon).contains(mail)) {
            assertThat(row(mail, "next_attempt_at < now() + interval '1 minute'"))
                    .isTrue();
        }

        makeDue(mail);
        server.comeUp();

        deliverUntil(mail, "sent_at IS NOT NULL");
    }

    @Test
    void waitForTheNextRunWhenThereAreMany() {
        MailSettings oneBatch = MailSettingsTests.bind(Map.of(
                "tranche.auth.mail.host", "smtp.example.com",
                "tranche.auth.mail.from", "no-reply@tranche.example",
                "tranche.auth.mail.batches-max", "1"));
        List<Mail> many = added(oneBatch.batchSizeMax() + 1);
        server.comeUp();

        new MailDelivery(mails, dispatch, metrics, oneBatch, Clock.systemUTC()).deliver();

        assertThat(many).anyMatch(mail -> row(mail, "sent_at IS NULL"));
    }

    /** Ten answers to open a connection, and four to send a mail. */
    @Test
    void areClaimedForLongerThanABatchTakes() {
        int answersMax = 14;
        Duration answer = Duration.ofMillis(
                Long.parseLong(String.valueOf(sender.getJavaMailProperties().get("mail.smtp.timeout"))));
        MailSettings defaults = MailSettingsTests.bind(Map.of("tranche.auth.mail.host", ""));

        assertThat(answer).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(answer.multipliedBy((long) answersMax * defaults.batchSizeMax()))
                .isLessThan(defaults.claimedFor());
    }

    private List<Mail> added(int count) {
        List<Mail> added = Stream.generate(() -> new Mail(UUID.randomUUID(), userId, "subject", "body"))
                .limit(count)
                .toList();
        mails.add(added);
        return added;
    }

    private void makeDue(Mail mail) {
        database.sql("UPDATE auth.mail SET next_attempt_at = now() WHERE id = ?")
                .param(mail.id())
                .update();
    }

    private boolean row(Mail mail, String condition) {
        return database.sql("SELECT count(*) = 1 FROM auth.mail WHERE id = ? AND " + condition)
                .param(mail.id())
                .query(Boolean.class)
                .single();
    }

    private void deliverUntil(Mail mail, String condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    delivery.deliver();
                    return row(mail, condition);
                });
    }
}
