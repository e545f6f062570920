package io.tranche.testing;

import io.tranche.contracts.Event;
import io.tranche.contracts.EventCatalog;
import io.tranche.contracts.EventHeaders;
import io.tranche.contracts.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes events to the topics of {@link TestPlatform} as the relay does, well-behaved or not. */
public final class TestEvents {

    private static final int PARTITIONS = 12;

    private TestEvents() {}

    private static final class Holder {
        private static final KafkaProducer<String, byte[]> PRODUCER = producer();
    }

    /** Publishes each with a new id, in this order, and returns when Kafka has them. */
    public static List<SentEvent> publish(Event... events) {
        List<SentEvent> sent = Arrays.stream(events).map(SentEvent::of).toList();
        publish(sent);
        return sent;
    }

    /** Publishes in this order, and returns when Kafka has them. */
    public static void publish(Collection<SentEvent> events) {
        List<Future<RecordMetadata>> acknowledgements =
                events.stream().map(sent -> Holder.PRODUCER.send(record(sent))).toList();
        acknowledgements.forEach(TestEvents::await);
    }

    /** Every event two times, as after a relay's restart: first all, then all again. */
    public static void publishTwice(Collection<SentEvent> events) {
        publish(events);
        publish(events);
    }

    /** Mixes the keys at random, but keeps the order within each key, which is all that Kafka promises. */
    public static void publishShuffled(Collection<SentEvent> events, long seed) {
        publish(shuffledAcrossKeys(events, seed));
    }

    /** Bytes that are no event, under this key. */
    public static void publishRaw(String topic, String key, byte[] value) {
        await(Holder.PRODUCER.send(new ProducerRecord<>(topic, key, value)));
    }

    /** Makes the topic as the platform would, if it is not there. */
    public static void createTopicIfMissing(String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static List<SentEvent> shuffledAcrossKeys(Collection<SentEvent> events, long seed) {
        Map<String, Deque<SentEvent>> byKey = new LinkedHashMap<>();
        events.forEach(sent -> byKey.computeIfAbsent(sent.event().key(), key -> new ArrayDeque<>())
                .add(sent));
        List<Deque<SentEvent>> queues = new ArrayList<>(byKey.values());
        Random random = new Random(seed);
        List<SentEvent> shuffled = new ArrayList<>();
        while (!queues.isEmpty()) {
            Deque<SentEvent> queue = queues.get(random.nextInt(queues.size()));
            shuffled.add(queue.remove());
            if (queue.isEmpty()) {
                queues.remove(queue);
            }
        }
        return shuffled;
    }

    private static ProducerRecord<String, byte[]> record(SentEvent sent) {
        Event event = sent.event();
        byte[] value = EventJson.write(event).getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(event.topic(), event.key(), value);
        header(record, EventHeaders.SPEC_VERSION, "1.0");
        header(record, EventHeaders.ID, sent.id().toString());
        header(record, EventHeaders.TYPE, EventCatalog.typeOf(event.getClass()));
        header(record, EventHeaders.SOURCE, sent.source());
        header(record, EventHeaders.TIME, sent.time().toString());
        header(record, EventHeaders.SUBJECT, event.key());
        header(record, EventHeaders.CONTENT_TYPE, "application/json");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestPlatform.kafka().bootstrapServers(),
                "client.id",
                "test-events",
                "enable.idempotence",
                true,
                "acks",
                "all",
                // A partition that is just being made may refuse a first request and take the second: the first is then
                // out of
                // order for ever, and fails after two minutes.
                "max.in.flight.requests.per.connection",
                1,
                "max.block.ms",
                60_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static void await(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused an event", e.getCause());
        }
    }
}
