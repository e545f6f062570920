package io.tranche.messaging.consumers;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.springframework.beans.factory.DisposableBean;

/** Kafka as seen from outside of any consumer, so that a dead one can be looked at too. */
final class Kafka implements DisposableBean {

    private static final int TIMEOUT_MILLIS = 3_000;

    private final Admin admin;

    Kafka(Map<String, Object> settings, String clientId) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
        own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        admin = Admin.create(own);
    }

    /** @throws IllegalStateException if Kafka does not answer in time */
    String clusterId() {
        return await(admin.describeCluster().clusterId());
    }

    /** How many records of the topics the group has not committed. */
    long lag(String group, Collection<String> topics) {
        return positions(group, topics).stream()
                .mapToLong(PartitionLag::lagEvents)
                .sum();
    }

    /** Where the group stands in each partition of the topics. */
    List<PartitionLag> positions(String group, Collection<String> topics) {
        Set<TopicPartition> partitions = await(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
        Map<TopicPartition, OffsetAndMetadata> committed =
                await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        List<TopicPartition> untouched =
                partitions.stream().filter(p -> committed.get(p) == null).toList();
        Map<TopicPartition, Long> starts = offsets(untouched, OffsetSpec.earliest());
        return partitions.stream()
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition))
                .map(partition -> {
                    OffsetAndMetadata offset = committed.get(partition);
                    long done = offset == null ? starts.getOrDefault(partition, 0L) : offset.offset();
                    return PartitionLag.of(partition, done, ends.getOrDefault(partition, 0L));
                })
                .toList();
    }

    /** As the brokers see the group, for example {@code STABLE}, or {@code EMPTY} when nobody consumes. */
    String stateOf(String group) {
        KafkaFuture<ConsumerGroupDescription> described = Objects.requireNonNull(
                admin.describeConsumerGroups(List.of(group)).describedGroups().get(group));
        return await(described.toCompletionStage().handle((description, failure) -> {
            if (failure == null) {
                return description.groupState().name();
            }
            if (failure instanceof GroupIdNotFoundException) {
                return GroupState.DEAD.name();
            }
            throw new CompletionException(failure);
        }));
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> request =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                await(admin.listOffsets(request).all());
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static <T> T await(KafkaFuture<T> answer) {
        return await(answer.toCompletionStage());
    }

    private static <T> T await(CompletionStage<T> answer) {
        try {
            return answer.toCompletableFuture().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Kafka", interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("Kafka gives no answer: " + failure, failure);
        }
    }

    @Override
    public void destroy() {
        admin.close();
    }
}
