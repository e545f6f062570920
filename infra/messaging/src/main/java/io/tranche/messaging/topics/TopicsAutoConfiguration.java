package io.tranche.messaging.topics;

import io.tranche.contracts.Topics;
import io.tranche.messaging.upkeep.RecurringTask;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnBean(KafkaAdmin.class)
@EnableConfigurationProperties(KafkaSettings.class)
class TopicsAutoConfiguration {

    private static final String FOR_EVER = "-1";

    @Bean
    NewTopics contractTopics(KafkaSettings settings) {
        return new NewTopics(Stream.of(Topics.USER_EVENTS, Topics.WALLET_EVENTS, Topics.LOAN_EVENTS)
                .flatMap(name -> Stream.of(name, name + Topics.DEAD_LETTER_SUFFIX))
                .map(name -> topic(name, settings))
                .toArray(NewTopic[]::new));
    }

    private static NewTopic topic(String name, KafkaSettings settings) {
        return TopicBuilder.name(name)
                .partitions(settings.partitions())
                .replicas(settings.replicationFactor())
                .config(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER)
                .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(settings.minInsyncReplicas()))
                .build();
    }

    /** KafkaAdmin creates topics once, at the start, and only warns when Kafka is away then. */
    @Bean
    RecurringTask topicCreation(KafkaAdmin admin) {
        AtomicBoolean created = new AtomicBoolean();
        return new RecurringTask("Creating topics", Duration.ofSeconds(10), () -> {
            if (!created.get()) {
                created.set(admin.initialize());
            }
        });
    }
}
