package io.tranche.ledger.shadow;

import io.tranche.ledger.posting.EventPosting;
import io.tranche.messaging.replay.TopicRange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** How far the live journal has come in the topics. */
@Component
final class LiveJournal {

    private static final long ANSWER_WITHIN_SECONDS = 10;

    private final KafkaAdmin kafka;
    private final String group;

    LiveJournal(KafkaAdmin kafka, Environment environment) {
        this.kafka = kafka;
        this.group = environment.getRequiredProperty("spring.application.name") + "." + EventPosting.CONSUMER;
    }

    /** Whether everything before these ends has been taken by the live journal: posted, parked or passed over. */
    boolean hasPassed(List<TopicRange> ranges) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        return ranges.stream().allMatch(range -> {
            OffsetAndMetadata offset = committed.get(new TopicPartition(range.topic(), range.partition()));
            return offset != null && offset.offset() >= range.end();
        });
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Kafka", interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("Kafka does not say how far %s is".formatted(group), failure);
        }
    }
}
