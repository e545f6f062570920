package io.tranche.messaging.consumers;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.Trouble;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest(MessagingTestApplication.class)
class RebalanceIntegrationTests {

    @Test
    void keepsAKeyInOrderBehindItsParkedEventWhilePartitionsMoveToAndFro(@Autowired Trouble trouble) {
        long account = TestIds.next();
        long poison = TestIds.next();
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));
        TestEvents.publish(List.of(Effects.topUp(account, poison), Effects.topUp(account, 1)));
        await().until(() -> Effects.parked("counter", account).size() == 2);
        trouble.overAt(poison);

        try (KafkaConsumer<byte[], byte[]> intruder = intruder()) {
            intruder.subscribe(List.of("tranche.wallet.events"));
            await().until(() -> {
                intruder.poll(Duration.ofMillis(100));
                return !intruder.assignment().isEmpty();
            });
            LongStream.rangeClosed(2, 20).forEach(id -> TestEvents.publish(List.of(Effects.topUp(account, id))));
        }

        List<String> expected = new ArrayList<>(List.of("FAILED " + poison));
        LongStream.rangeClosed(1, 20).forEach(id -> expected.add("QUEUED " + id));
        await().untilAsserted(
                        () -> assertThat(Effects.parked("counter", account)).containsExactlyElementsOf(expected));
        assertThat(Effects.of("counter", account)).isEmpty();
    }

    /** Takes partitions from the consumer, commits nothing and gives them back. */
    private static KafkaConsumer<byte[], byte[]> intruder() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestPlatform.kafka().bootstrapServers(),
                "group.id",
                "messaging-test.counter",
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
