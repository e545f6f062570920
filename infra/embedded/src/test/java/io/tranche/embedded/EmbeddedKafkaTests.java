package io.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void keepsTopicsRecordsAndOffsetsOverARestartOnOtherPorts() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
            createTopic(kafka, "facts");
            send(kafka, "facts", "one", PATIENCE);
            send(kafka, "facts", "two", PATIENCE);
            assertThat(poll(kafka, "facts", 1)).containsExactly("one");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
            assertThat(poll(kafka, "facts", 1)).containsExactly("two");
        }
    }

    @Test
    void makesNoTopicByAccident() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
            assertThatThrownBy(() -> send(kafka, "typo", "lost", Duration.ofMillis(1500)))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    private static void createTopic(EmbeddedKafka kafka, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void send(EmbeddedKafka kafka, String topic, String value, Duration waitMax) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", waitMax.toMillis());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static List<String> poll(EmbeddedKafka kafka, String topic, int recordsMax) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "group.id", "reader",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "max.poll.records", recordsMax);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            var records = consumer.poll(Duration.ofSeconds(90));
            consumer.commitSync();
            return StreamSupport.stream(records.spliterator(), false)
                    .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .toList();
        }
    }
}
