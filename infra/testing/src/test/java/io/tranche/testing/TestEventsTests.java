package io.tranche.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.EventHeaders;
import io.tranche.contracts.Topics;
import io.tranche.contracts.UserEvent.UserRegistered;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

class TestEventsTests {

    @Test
    void publishesWithTheEnvelopeOfTheRelay() {
        TestEvents.createTopicIfMissing(Topics.USER_EVENTS);
        TestEvents.createTopicIfMissing(Topics.USER_EVENTS);
        SentEvent sent =
                TestEvents.publish(new UserRegistered(TestIds.next(), "USER")).getFirst();
        ConsumerRecord<String, byte[]> received = receive(sent.event().key());
        assertThat(header(received, EventHeaders.ID)).isEqualTo(sent.id().toString());
        assertThat(header(received, EventHeaders.TYPE)).isEqualTo("user.registered.v1");
        assertThat(header(received, EventHeaders.SUBJECT)).isEqualTo(received.key());
        assertThat(new String(received.value(), StandardCharsets.UTF_8)).contains("\"role\":\"USER\"");
    }

    @Test
    void shufflesKeysButKeepsTheOrderWithinEach() {
        List<SentEvent> ordered = LongStream.range(0, 60)
                .mapToObj(number -> SentEvent.of(new UserRegistered(number % 5, "ROLE" + number)))
                .toList();
        List<SentEvent> shuffled = TestEvents.shuffledAcrossKeys(ordered, 3);
        assertThat(shuffled).containsExactlyInAnyOrderElementsOf(ordered).isNotEqualTo(ordered);
        for (long user = 0; user < 5; user++) {
            assertThat(ofUser(shuffled, user)).isEqualTo(ofUser(ordered, user));
        }
    }

    private static List<SentEvent> ofUser(List<SentEvent> events, long user) {
        return events.stream()
                .filter(sent -> sent.event().key().equals("user:" + user))
                .toList();
    }

    private static ConsumerRecord<String, byte[]> receive(String key) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", TestPlatform.kafka().bootstrapServers(),
                "group.id", "test-events-tests",
                "auto.offset.reset", "earliest");
        List<ConsumerRecord<String, byte[]>> received = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.USER_EVENTS));
            while (received.stream().noneMatch(candidate -> candidate.key().equals(key))) {
                consumer.poll(Duration.ofSeconds(10)).forEach(received::add);
            }
        }
        return received.stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String header(ConsumerRecord<String, byte[]> received, String name) {
        return new String(received.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
