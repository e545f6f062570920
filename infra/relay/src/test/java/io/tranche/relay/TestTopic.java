package io.tranche.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.contracts.EventHeaders;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic of one test, read from its beginning. */
record TestTopic(String name) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static TestTopic create() {
        TestTopic topic = new TestTopic("test.relay." + TestIds.next());
        TestEvents.createTopicIfMissing(topic.name);
        return topic;
    }

    void delete() throws Exception {
        try (Admin admin = Admin.create(settings())) {
            admin.deleteTopics(List.of(name)).all().get();
        }
    }

    boolean exists() {
        try (Admin admin = Admin.create(settings())) {
            return admin.listTopics().names().get().contains(name);
        } catch (InterruptedException | ExecutionException unanswered) {
            throw new IllegalStateException(unanswered);
        }
    }

    List<ConsumerRecord<String, String>> records() {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** Waits for the first messages without reading them. */
    void awaitMoreThan(long count) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            await().atMost(PATIENCE)
                    .pollInSameThread()
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                        return ends.values().stream().mapToLong(Long::longValue).sum() > count;
                    });
        }
    }

    List<UUID> ids() {
        return records().stream()
                .map(record -> UUID.fromString(headers(record).get(EventHeaders.ID)))
                .toList();
    }

    List<ConsumerRecord<String, String>> awaitAll(Collection<UUID> ids) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new HashSet<>(ids())).containsAll(ids));
        return records();
    }

    /** Numbers of {@link TestOutbox#appendNumbered}: consumers drop what comes again, so the first appearances count. */
    static Map<String, List<Integer>> firstAppearances(List<ConsumerRecord<String, String>> records) {
        Set<String> seen = new HashSet<>();
        Map<String, List<Integer>> numbers = new HashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            if (seen.add(headers(record).get(EventHeaders.ID))) {
                numbers.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(Integer.valueOf(record.value()));
            }
        }
        return numbers;
    }

    static Map<Integer, Long> firstAppearancesByPartition(List<ConsumerRecord<String, String>> records) {
        Set<String> seen = new HashSet<>();
        return records.stream()
                .filter(record -> seen.add(headers(record).get(EventHeaders.ID)))
                .collect(Collectors.groupingBy(ConsumerRecord::partition, Collectors.counting()));
    }

    static Map<String, String> headers(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers", TestPlatform.kafka().bootstrapServers(), "isolation.level", "read_committed");
    }
}
