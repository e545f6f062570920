package io.tranche.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.auth.AuthClient;
import io.tranche.auth.AuthServiceTest;
import io.tranche.contracts.Money;
import io.tranche.contracts.NoticeEvent.ReminderIssued;
import io.tranche.contracts.ReminderKind;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

@AuthServiceTest
class MailIntegrationTests {

    private final JdbcClient database = TestPlatform.database();
    private final String email = AuthClient.freshEmail();
    private final long loan = TestIds.next();
    private final Mails mails;
    private final MailDelivery delivery;
    private final MailServer server;
    private final long userId;

    MailIntegrationTests(
            @LocalServerPort int port,
            @Autowired Mails mails,
            @Autowired MailDelivery delivery,
            @Autowired JavaMailSender sender) {
        this.mails = mails;
        this.delivery = delivery;
        server = new MailServer(sender);
        userId = new AuthClient(port).registered(email).userId();
    }

    @BeforeEach
    void comeUp() {
        server.comeUp();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void remindsABorrowerByMail() throws Exception {
        SentEvent reminder = publish(reminder(userId));

        MimeMessage message = received(1).getFirst();

        assertThat(message.getSubject()).isEqualTo("Loan %d: INR 8884.88 overdue since 31 March 2026".formatted(loan));
        assertThat(message.getFrom())
                .extracting(Object::toString)
                .containsExactly("Tranche <no-reply@tranche.example>");
        assertThat(message.getMessageID()).isEqualTo(idOf(reminder));
        assertThat(message.getContentType()).startsWith("text/plain");
        assertThat((String) message.getContent())
                .startsWith("Dear John Doe,")
                .contains("7 days past due", "INR 8884.88");
        assertThat(row(reminder, "sent_at IS NOT NULL AND next_attempt_at IS NULL"))
                .isTrue();
    }

    @Test
    void sendsOneMailOfAReminderThatComesTwice() {
        SentEvent reminder = SentEvent.of(reminder(userId));
        TestEvents.publishTwice(List.of(reminder));
        SentEvent another = publish(reminder(userId));

        assertThat(received(2))
                .extracting(MimeMessage::getMessageID)
                .containsExactlyInAnyOrder(idOf(reminder), idOf(another));
    }

    @Test
    void sendsLaterWhatTheServerDidNotTake() {
        server.goAway();
        SentEvent reminder = publish(reminder(userId));
        deliverUntil(reminder, "attempts = 1");
        assertThat(row(reminder, "next_attempt_at > now() + interval '4 minutes'"))
                .isTrue();
        assertThat(mails.unsent().waiting()).isPositive();

        server.comeUp();
        makeDue(reminder);

        assertThat(received(1)).hasSize(1);
    }

    /** As if it had died in between. */
    @Test
    void sendsAgainUnderTheSameIdWhatWasNotMarkedAsSent() {
        SentEvent reminder = publish(reminder(userId));
        deliverUntil(reminder, "sent_at IS NOT NULL");
        database.sql("UPDATE auth.mail SET sent_at = NULL WHERE id = ?")
                .param(reminder.id())
                .update();
        makeDue(reminder);

        assertThat(received(2)).extracting(MimeMessage::getMessageID).containsExactly(idOf(reminder), idOf(reminder));
    }

    @Test
    void deletesMailsAfterAWhile() {
        SentEvent reminder = publish(reminder(userId));
        deliverUntil(reminder, "sent_at IS NOT NULL");
        mails.deleteOld();
        assertThat(rows(reminder)).isOne();
        database.sql("UPDATE auth.mail SET created_at = now() - interval '31 days' WHERE id = ?")
                .param(reminder.id())
                .update();

        mails.deleteOld();

        assertThat(rows(reminder)).isZero();
    }

    @Test
    void givesUpAfterSoManyAttempts() {
        server.goAway();
        SentEvent reminder = publish(reminder(userId));
        deliverUntil(reminder, "attempts = 1");
        database.sql("UPDATE auth.mail SET attempts = 9 WHERE id = ?")
                .param(reminder.id())
                .update();
        makeDue(reminder);

        deliverUntil(reminder, "attempts = 10");

        assertThat(row(reminder, "next_attempt_at IS NULL AND sent_at IS NULL")).isTrue();
        assertThat(mails.unsent().givenUp()).isPositive();
    }

    @Test
    void makesNoMailForABorrowerWhoIsNoUser() {
        SentEvent stray = publish(reminder(TestIds.next()));
        publish(reminder(userId));

        assertThat(received(1)).hasSize(1);
        assertThat(rows(stray)).isZero();
    }

    @Test
    void letsNoNameAddHeadersOrMarkup() throws Exception {
        String name = "Eve\r\nBcc: victim@example.com\r\n\r\n<b>hi</b>";
        database.sql("UPDATE auth.users SET name = ? WHERE id = ?")
                .params(name, userId)
                .update();

        publish(reminder(userId));

        MimeMessage message = received(1).getFirst();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getContentType()).startsWith("text/plain");
        assertThat((String) message.getContent()).startsWith("Dear Eve  Bcc: victim@example.com    <b>hi</b>,");
    }

    @Test
    void sendsToOneAddressWhateverItLooksLike() {
        for (String list : List.of("a%s,b@example.com", "<c%s@example.com>")) {
            String unusable = list.formatted(userId);
            database.sql("UPDATE auth.users SET email = ? WHERE id = ?")
                    .params(unusable, userId)
                    .update();
            SentEvent reminder = publish(reminder(userId));

            deliverUntil(reminder, "attempts = 1");

            assertThat(row(reminder, "sent_at IS NULL AND next_attempt_at IS NULL"))
                    .as(unusable)
                    .isTrue();
        }
    }

    @Test
    void makesNoMailOfAReminderThatComesDaysLate() {
        Instant longAgo = Instant.now().minus(3, ChronoUnit.DAYS);
        SentEvent late = new SentEvent(UUID.randomUUID(), longAgo, "/test", reminder(userId));
        TestEvents.publish(List.of(late));
        publish(reminder(userId));

        assertThat(received(1)).hasSize(1);
        assertThat(rows(late)).isZero();
    }

    @Test
    void makesNoMailOfWhatIsHeardWithoutAServer() {
        MailSettings off = MailSettingsTests.bind(Map.of("tranche.auth.mail.host", ""));
        SentEvent reminder = SentEvent.of(reminder(userId));

        new ReminderConsumer(mails, off, Clock.systemUTC())
                .apply(List.of(new ReceivedEvent(
                        reminder.id(),
                        reminder.time(),
                        reminder.event(),
                        reminder.event().topic(),
                        0,
                        0,
                        null)));

        assertThat(rows(reminder)).isZero();
    }

    /** As instances do that look at the same time. */
    @Test
    void handsEachMailToOneOfManyWhoAsk() throws Exception {
        List<Mail> all = Stream.generate(() -> new Mail(UUID.randomUUID(), userId, "subject", "body"))
                .limit(100)
                .toList();
        server.goAway();
        mails.add(all);
        Instant soon = Instant.now().plus(Duration.ofHours(3));
        List<Mail> claimed = Collections.synchronizedList(new ArrayList<>());
        Callable<Boolean> claiming = () -> {
            List<Mail> some = mails.claim(soon);
            claimed.addAll(some);
            return some.isEmpty();
        };
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : instances.invokeAll(Collections.nCopies(40, claiming))) {
                done.get();
            }
        }
        while (!claiming.call()) {
            assertThat(claimed).doesNotHaveDuplicates();
        }

        assertThat(claimed).doesNotHaveDuplicates().containsAll(all);
    }

    private ReminderIssued reminder(long borrower) {
        LocalDate due = LocalDate.of(2026, 3, 31);
        return new ReminderIssued(loan, borrower, due.plusDays(6), ReminderKind.OVERDUE, due, Money.inr("8884.88"), 7);
    }

    private static String idOf(SentEvent reminder) {
        return "<%s@tranche.example>".formatted(reminder.id());
    }

    private static SentEvent publish(ReminderIssued reminder) {
        return TestEvents.publish(reminder).getFirst();
    }

    private void makeDue(SentEvent reminder) {
        database.sql("UPDATE auth.mail SET next_attempt_at = now() WHERE id = ?")
                .param(reminder.id())
                .update();
    }

    private boolean row(SentEvent reminder, String condition) {
        return database.sql("SELECT count(*) = 1 FROM auth.mail WHERE id = ? AND " + condition)
                .param(reminder.id())
                .query(Boolean.class)
                .single();
    }

    private long rows(SentEvent reminder) {
        return database.sql("SELECT count(*) FROM auth.mail WHERE id = ?")
                .param(reminder.id())
                .query(Long.class)
                .single();
    }

    private List<MimeMessage> received(int count) {
        return await().until(
                        () -> {
                            delivery.deliver();
                            return server.receivedFor(email);
                        },
                        messages -> messages.size() >= count);
    }

    private void deliverUntil(SentEvent reminder, String condition) {
        await().until(() -> {
            delivery.deliver();
            return row(reminder, condition);
        });
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }
}
