package io.tranche.bench.shadow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tranche.contracts.Event;
import io.tranche.contracts.EventCatalog;
import io.tranche.contracts.EventHeaders;
import io.tranche.contracts.EventJson;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes as the relay does: one in fifty two times, as after a restart. */
final class Feed implements AutoCloseable {

    private static final int TWICE_EVERY = 50;

    private final KafkaProducer<String, byte[]> producer;
    private long sent;
    private volatile @Nullable Exception failure;

    Feed(String bootstrapServers) {
        // One request at a time: a topic made a moment ago may refuse the first and take the second.
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers, "acks", "all", "max.in.flight.requests.per.connection", 1);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    void send(Event event) {
        ProducerRecord<String, byte[]> record = record(event);
        int times = ++sent % TWICE_EVERY == 0 ? 2 : 1;
        for (int time = 0; time < times; time++) {
            producer.send(record, (_, refused) -> failure = refused == null ? failure : refused);
        }
    }

    @Override
    public void close() {
        producer.close();
        if (failure != null) {
            throw new IllegalStateException("Kafka refused an event", failure);
        }
    }

    private static ProducerRecord<String, byte[]> record(Event event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                event.topic(), event.key(), EventJson.write(event).getBytes(UTF_8));
        Map.of(
                        EventHeaders.SPEC_VERSION, "1.0",
                        EventHeaders.ID, UUID.randomUUID().toString(),
                        EventHeaders.TYPE, EventCatalog.typeOf(event.getClass()),
                        EventHeaders.SOURCE, "/bench",
                        EventHeaders.TIME, Instant.now().toString(),
                        EventHeaders.SUBJECT, event.key(),
                        EventHeaders.CONTENT_TYPE, "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
