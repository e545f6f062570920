package io.tranche.chaos.check;

import io.tranche.chaos.check.Evidence.Message;
import io.tranche.contracts.EventHeaders;
import io.tranche.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topics from their beginning, and remembers how far it is: asked again, it goes on from there. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration OFFSETS = Duration.ofMinutes(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Message> messages = new ArrayList<>();

    TopicReader(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    List<Message> readToEnd() {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> all = List.of(Topics.USER_EVENTS, Topics.WALLET_EVENTS, Topics.LOAN_EVENTS).stream()
                    .flatMap(topic -> consumer.partitionsFor(topic, OFFSETS).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), OFFSETS);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), OFFSETS) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> messages.add(message(record)));
        }
        return List.copyOf(messages);
    }

    private static Message message(ConsumerRecord<String, byte[]> record) {
        return new Message(
                header(record, EventHeaders.ID),
                record.topic(),
                record.partition(),
                String.valueOf(record.key()),
                header(record, EventHeaders.TYPE).intern());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
