package io.tranche.messaging;

import io.tranche.contracts.EventCatalog;
import io.tranche.contracts.EventHeaders;
import io.tranche.contracts.EventJson;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records as they are, also such as no relay would send. */
public final class RawKafka {

    /** @param value null for a tombstone */
    public record Message(String topic, String key, byte @Nullable [] value, Map<String, String> headers) {

        public static Message of(SentEvent sent) {
            byte[] value = EventJson.write(sent.event()).getBytes(StandardCharsets.UTF_8);
            return new Message(sent.event().topic(), sent.event().key(), value, envelope(sent));
        }

        public Message with(String header, String text) {
            Map<String, String> changed = new TreeMap<>(headers);
            changed.put(header, text);
            return new Message(topic, key, value, changed);
        }

        public Message without(String header) {
            Map<String, String> changed = new TreeMap<>(headers);
            changed.remove(header);
            return new Message(topic, key, value, changed);
        }

        public Message holding(byte @Nullable [] other) {
            return new Message(topic, key, other, headers);
        }

        private static Map<String, String> envelope(SentEvent sent) {
            return Map.of(
                    EventHeaders.ID, sent.id().toString(),
                    EventHeaders.TYPE, EventCatalog.typeOf(sent.event().getClass()),
                    EventHeaders.TIME, sent.time().toString());
        }
    }

    private RawKafka() {}

    public static void send(Message... messages) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Message message : messages) {
                producer.send(record(message)).get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** As a consumer gets it, without the way through Kafka. */
    public static ConsumerRecord<byte[], byte[]> delivered(Message message, long offset) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(message.topic(), 0, offset, bytes(message.key()), message.value());
        message.headers().forEach((name, text) -> record.headers().add(name, bytes(text)));
        return record;
    }

    private static ProducerRecord<byte[], byte[]> record(Message message) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(message.topic(), bytes(message.key()), message.value());
        message.headers().forEach((name, text) -> record.headers().add(name, bytes(text)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
