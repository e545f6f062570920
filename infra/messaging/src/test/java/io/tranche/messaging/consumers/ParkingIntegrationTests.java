package io.tranche.messaging.consumers;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.EventHeaders;
import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.RawKafka;
import io.tranche.messaging.RawKafka.Message;
import io.tranche.messaging.Trouble;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest(MessagingTestApplication.class)
class ParkingIntegrationTests {

    private static final String PARKED = """
            SELECT *, convert_from(payload, 'UTF8') AS payload_text, convert_from(header_values[1], 'UTF8') AS first_header
            FROM loan.parked_event WHERE consumer = 'counter' AND key = ? ORDER BY id LIMIT 1
            """;

    private final Trouble trouble;
    private final EventConsumers consumers;

    @Autowired
    ParkingIntegrationTests(Trouble trouble, EventConsumers consumers) {
        this.trouble = trouble;
        this.consumers = consumers;
    }

    @Test
    void parksAPoisonEventWithTheLaterOnesOfItsKeyInOrderWhileOtherKeysFlowOn() {
        long sick = TestIds.next();
        long healthy = TestIds.next();
        long poison = poison();
        List<SentEvent> mixed = new ArrayList<>(List.of(Effects.topUp(sick, 1), Effects.topUp(sick, poison)));
        for (long id = 2; id <= 5; id++) {
            mixed.add(Effects.topUp(healthy, id));
            mixed.add(Effects.topUp(sick, id));
        }

        TestEvents.publish(mixed);

        await().untilAsserted(() -> assertThat(Effects.parked("counter", sick))
                .containsExactly("FAILED " + poison, "QUEUED 2", "QUEUED 3", "QUEUED 4", "QUEUED 5"));
        await().untilAsserted(() -> assertThat(Effects.of("counter", healthy)).containsExactly(2L, 3L, 4L, 5L));
        assertThat(Effects.of("counter", sick)).containsExactly(1L);
        await().untilAsserted(() ->
                assertThat(Effects.of("healthy-counter", sick)).containsExactly(1L, poison, 2L, 3L, 4L, 5L));
    }

    @Test
    void holdsAKeyBackAcrossRestartsAndNeverParksAnEventTwice() {
        long account = TestIds.next();
        long poison = poison();
        List<SentEvent> before = List.of(Effects.topUp(account, poison), Effects.topUp(account, 1));
        TestEvents.publish(before);
        await().untilAsserted(
                        () -> assertThat(Effects.parked("counter", account)).hasSize(2));

        consumers.stop();
        trouble.overAt(poison);
        TestEvents.publish(before);
        TestEvents.publish(List.of(Effects.topUp(account, 2)));
        consumers.start();

        await().untilAsserted(() -> assertThat(Effects.parked("counter", account))
                .containsExactly("FAILED " + poison, "QUEUED 1", "QUEUED 2"));
        assertThat(Effects.of("counter", account)).isEmpty();
    }

    @Test
    void keepsWhatIsNeededToUnderstandAndRepeatIt() {
        long account = TestIds.next();
        SentEvent sent = Effects.topUp(account, poison());
        TestEvents.publish(List.of(sent));
        await().untilAsserted(
                        () -> assertThat(Effects.parked("counter", account)).hasSize(1));

        Map<String, @Nullable Object> row = parked(account);

        assertThat(row)
                .containsEntry("event_id", sent.id())
                .containsEntry("type", "wallet.topped_up.v1")
                .containsEntry("topic", "tranche.wallet.events")
                .containsEntry("error_class", IllegalArgumentException.class.getName())
                .containsEntry("error_message", "no such account")
                .containsEntry("attempts", 3)
                .containsEntry("first_header", "1.0");
        assertThat(row.get("error_fingerprint")).asString().hasSize(16);
        assertThat(row.get("payload_text")).asString().contains("top_up_id");
    }

    @Test
    void parksBytesThatNobodyCanReadAndHoldsTheirKeyBack() {
        long account = TestIds.next();
        Message broken = Message.of(Effects.topUp(account, 1)).holding("{ not json".getBytes(StandardCharsets.UTF_8));

        RawKafka.send(broken);
        await().untilAsserted(() -> assertThat(parked(account)).containsEntry("payload_text", "{ not json"));
        RawKafka.send(Message.of(Effects.topUp(account, 2)));

        await().untilAsserted(() -> assertThat(states(account)).containsExactly("FAILED", "QUEUED"));
        assertThat(Effects.of("counter", account)).isEmpty();
    }

    @Test
    void parksWhatLacksItsEnvelopeOrItsContent() {
        long account = TestIds.next();
        Message whole = Message.of(Effects.topUp(account, 1));

        RawKafka.send(
                whole.without(EventHeaders.TYPE),
                whole.without(EventHeaders.ID),
                whole.with(EventHeaders.ID, "1"),
                whole.with(EventHeaders.TIME, "9999-01-01T00:00:00Z"),
                Message.of(Effects.topUp(account, 2)).holding(null));

        await().untilAsserted(() -> assertThat(states(account)).hasSize(5).containsOnly("FAILED"));
        assertThat(Effects.of("counter", account)).isEmpty();
    }

    @Test
    void appliesAfterSomeAttemptsWithoutParking() {
        long account = TestIds.next();
        long flaky = TestIds.next();
        AtomicInteger failures = new AtomicInteger();
        trouble.at(flaky, () -> failures.incrementAndGet() <= 2 ? new IllegalStateException("not yet") : null);

        TestEvents.publish(List.of(Effects.topUp(account, flaky), Effects.topUp(account, 2)));

        await().untilAsserted(() -> assertThat(Effects.of("counter", account)).containsExactly(flaky, 2L));
        assertThat(Effects.parked("counter", account)).isEmpty();
    }

    private long poison() {
        long topUp = TestIds.next();
        trouble.at(topUp, () -> new IllegalArgumentException("no such account"));
        return topUp;
    }

    private static Map<String, @Nullable Object> parked(long account) {
        List<Map<String, @Nullable Object>> rows = TestPlatform.database()
                .sql(PARKED)
                .param("account:" + account)
                .query()
                .listOfRows();
        return rows.isEmpty() ? new HashMap<>() : rows.getFirst();
    }

    private static List<String> states(long account) {
        return TestPlatform.database()
                .sql("SELECT state FROM loan.parked_event WHERE consumer = 'counter' AND key = ? ORDER BY id")
                .param("account:" + account)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
