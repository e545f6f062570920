package io.tranche.relay.repair;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Kafka as an administrator sees it. */
public final class Broker {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> settings;
    private final int partitions;
    private final short replicationFactor;

    public Broker(Map<String, Object> kafkaSettings, int partitions, short replicationFactor) {
        this.settings = new HashMap<>(kafkaSettings);
        this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
        this.partitions = partitions;
        this.replicationFactor = replicationFactor;
    }

    BrokerState state(Set<String> topics) {
        try (Admin admin = Admin.create(settings)) {
            String clusterId = await(admin.describeCluster().clusterId());
            Set<String> existing = await(admin.listTopics().names()).stream()
                    .filter(topics::contains)
                    .collect(Collectors.toSet());
            return new BrokerState(clusterId, endOffsets(admin, existing));
        }
    }

    /** Makes topics that are missing, and waits until they can be written to. */
    void ensure(Set<String> topics) {
        try (Admin admin = Admin.create(settings)) {
            Set<String> existing = await(admin.listTopics().names());
            List<String> missing =
                    topics.stream().filter(topic -> !existing.contains(topic)).toList();
            create(admin, missing);
            // Whoever made it: a leader elected a moment ago may refuse the first records and take the second ones.
            await(admin.listOffsets(latest(missing)).all());
            endOffsets(admin, topics.stream().filter(existing::contains).toList());
        }
    }

    /** Of each partition that goes on after the given offset: the id of its newest event. */
    Set<UUID> newestAfter(Map<TopicPartition, Long> offsets, BrokerState state) {
        Map<TopicPartition, Long> newest = state.endOffsets().entrySet().stream()
                .filter(end -> end.getValue() - 1 > offsets.getOrDefault(end.getKey(), Long.MAX_VALUE))
                .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue() - 1));
        return newest.isEmpty() ? Set.of() : NewestEvents.at(newest, settings);
    }

    private Map<TopicPartition, OffsetSpec> latest(List<String> made) {
        return made.stream()
                .flatMap(topic ->
                        IntStream.range(0, partitions).mapToObj(partition -> new TopicPartition(topic, partition)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    }

    private static Map<TopicPartition, Long> endOffsets(Admin admin, Collection<String> topics) {
        Map<TopicPartition, OffsetSpec> asked = await(
                        admin.describeTopics(topics).allTopicNames())
                .values()
                .stream()
                .flatMap(topic -> partitionsOf(topic).stream())
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                await(admin.listOffsets(asked).all());
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static List<TopicPartition> partitionsOf(TopicDescription topic) {
        return topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }

    private void create(Admin admin, List<String> missing) {
        List<NewTopic> topics = missing.stream()
                .map(name -> new NewTopic(name, Optional.of(partitions), Optional.of(replicationFactor))
                        .configs(Map.of(
                                TopicConfig.RETENTION_MS_CONFIG,
                                "-1",
                                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                                Integer.toString(Math.max(1, replicationFactor - 1)))))
                .toList();
        admin.createTopics(topics).values().values().forEach(Broker::awaitCreation);
    }

    private static void awaitCreation(KafkaFuture<Void> creation) {
        try {
            await(creation);
        } catch (IllegalStateException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka: " + refused.getCause(), refused.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Kafka", stopped);
        }
    }
}
