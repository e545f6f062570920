package io.tranche.messaging.consumers;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.EventHeaders;
import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.RawKafka;
import io.tranche.messaging.RawKafka.Message;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest(MessagingTestApplication.class)
class DeliveryIntegrationTests {

    private static final String GROUP = "messaging-test.counter";
    private static final int PARTITIONS = 12;

    private final EventConsumers consumers;

    @Autowired
    DeliveryIntegrationTests(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Test
    void appliesEachEventOnceThoughEachComesTwice() {
        long account = TestIds.next();

        TestEvents.publishTwice(topUps(account, 50));
        publishAndAwaitLast(account, 51);

        assertThat(Effects.of("counter", account)).containsExactlyElementsOf(upTo(51));
        await().untilAsserted(
                        () -> assertThat(Effects.of("healthy-counter", account)).containsExactlyElementsOf(upTo(51)));
    }

    @Test
    void keepsTheOrderWithinEachKeyWhileKeysMix() {
        List<Long> accounts =
                IntStream.range(0, 20).mapToObj(n -> TestIds.next()).toList();
        List<SentEvent> all = new ArrayList<>();
        accounts.forEach(account -> all.addAll(topUps(account, 30)));

        TestEvents.publishShuffled(all, 20_260_120);

        await().untilAsserted(() -> assertThat(accounts)
                .allSatisfy(
                        account -> assertThat(Effects.of("counter", account)).containsExactlyElementsOf(upTo(30))));
    }

    /** What a crash between the commit of the database and that of the offsets leaves behind: marks, but old offsets. */
    @Test
    void appliesNothingAgainWhenItsOffsetsAreLost() {
        long account = TestIds.next();
        TestEvents.publish(topUps(account, 20));
        await().untilAsserted(() -> assertThat(Effects.of("counter", account)).hasSize(20));

        consumers.stop();
        await().ignoreExceptions().untilAsserted(() -> rewind(GROUP));
        consumers.start();
        publishAndAwaitLast(account, 21);

        assertThat(Effects.of("counter", account)).containsExactlyElementsOf(upTo(21));
    }

    @Test
    void knowsAnEventOfYearsAgoWhenItIsReplayed() {
        long account = TestIds.next();
        Instant longAgo = Instant.parse("2021-03-04T05:06:07Z");
        UUID id = new UUID(
                (longAgo.toEpochMilli() << 16) | 0x7000, UUID.randomUUID().getLeastSignificantBits());
        Message old = Message.of(Effects.topUp(account, 1))
                .with(EventHeaders.ID, id.toString())
                .with(EventHeaders.TIME, longAgo.toString());

        RawKafka.send(old, old);
        publishAndAwaitLast(account, 2);

        assertThat(Effects.of("counter", account)).containsExactly(1L, 2L);
        assertThat(TestPlatform.database()
                        .sql("SELECT consumer FROM loan.inbox_202103 WHERE event_id = ? ORDER BY 1")
                        .param(id)
                        .query((row, number) -> row.getString(1))
                        .list())
                .contains("counter");
    }

    @Test
    void passesOverTypesOfLaterVersions() {
        long account = TestIds.next();
        Message later = Message.of(Effects.topUp(account, 1)).with(EventHeaders.TYPE, "wallet.topped_up.v9");

        RawKafka.send(later);
        publishAndAwaitLast(account, 2);

        assertThat(Effects.of("counter", account)).containsExactly(2L);
        assertThat(Effects.parked("counter", account)).isEmpty();
    }

    private static void publishAndAwaitLast(long account, long id) {
        TestEvents.publish(List.of(Effects.topUp(account, id)));
        await().untilAsserted(() -> assertThat(Effects.of("counter", account)).endsWith(id));
    }

    /** Refused while Kafka still counts a member that has just left. */
    private static void rewind(String group) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                TopicPartition start = new TopicPartition("tranche.wallet.events", partition);
                admin.alterConsumerGroupOffsets(group, Map.of(start, new OffsetAndMetadata(0)))
                        .all()
                        .get();
            }
        }
    }

    private static List<SentEvent> topUps(long account, int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> Effects.topUp(account, id))
                .toList();
    }

    private static List<Long> upTo(long count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
