package io.tranche.chaos.fault;

import io.tranche.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Appends what the topics begin with to their ends once more, as a producer does that was not told of its success. */
final class Copies {

    private static final int RECORDS_MAX = 200;
    private static final Duration POLL = Duration.ofSeconds(20);

    private final String bootstrapServers;

    Copies(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    void append() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "enable.auto.commit", "false",
                                "max.poll.records", RECORDS_MAX),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (String topic : List.of(Topics.USER_EVENTS, Topics.WALLET_EVENTS, Topics.LOAN_EVENTS)) {
                append(consumer, producer, topic);
            }
        }
    }

    private static void append(
            KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(found -> new TopicPartition(topic, found.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        List<Future<RecordMetadata>> acks = new ArrayList<>();
        records.forEach(record -> acks.add(producer.send(copyOf(record))));
        acks.forEach(Copies::await);
    }

    private static ProducerRecord<byte[], byte[]> copyOf(ConsumerRecord<byte[], byte[]> original) {
        return new ProducerRecord<>(
                original.topic(), original.partition(), original.key(), original.value(), original.headers());
    }

    private static void await(Future<RecordMetadata> ack) {
        try {
            ack.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A copy was refused", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
