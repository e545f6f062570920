package io.tranche.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.Trouble;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest(MessagingTestApplication.class)
class DeliveryIntegrationTests {

    private final Trouble trouble;

    @Autowired
    DeliveryIntegrationTests(Trouble trouble) {
        this.trouble = trouble;
    }

    @Test
    void appliesEachEventOnceThoughEachComesTwice() {
        long account = TestIds.next();
        List<SentEvent> topUps = LongStream.rangeClosed(1, 50)
                .mapToObj(id -> Effects.topUp(account, id))
                .toList();

        TestEvents.publishTwice(topUps);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Effects.of("counter", account))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 50).boxed().toList()));
        SentEvent last = Effects.topUp(account, 51);
        TestEvents.publish(List.of(last));
        await().untilAsserted(() -> assertThat(Effects.of("counter", account)).endsWith(51L));
        assertThat(Effects.of("counter", account)).hasSize(51);
        await().untilAsserted(
                        () -> assertThat(Effects.of("healthy-counter", account)).hasSize(51));
    }

    @Test
    void parksAPoisonEventWithTheLaterOnesOfItsKeyInOrderWhileOtherKeysFlowOn() {
        long sick = TestIds.next();
        long healthy = TestIds.next();
        long poison = TestIds.next();
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));
        List<SentEvent> mixed = new ArrayList<>();
        mixed.add(Effects.topUp(sick, 1));
        mixed.add(Effects.topUp(sick, poison));
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
}
