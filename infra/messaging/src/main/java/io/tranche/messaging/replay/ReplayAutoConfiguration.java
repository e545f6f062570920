package io.tranche.messaging.replay;

import io.tranche.messaging.dryrun.DryRun;
import io.tranche.messaging.inbox.EventHandlers;
import io.tranche.messaging.operation.Operations;
import io.tranche.messaging.parking.ParkedEvents;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;

@AutoConfiguration(
        after = KafkaAutoConfiguration.class,
        afterName = "io.tranche.messaging.inbox.InboxAutoConfiguration")
@ConditionalOnBean({EventHandlers.class, ConsumerFactory.class})
class ReplayAutoConfiguration {

    @Bean
    TopicReaders topicReaders(ConsumerFactory<?, ?> configured) {
        return new TopicReaders(configured.getConfigurationProperties());
    }

    @Bean
    ConsumedRanges consumedRanges(TopicReaders readers, Environment environment) {
        return new ConsumedRanges(readers, environment.getRequiredProperty("spring.application.name"));
    }

    @Bean
    ReplayWork replayWork(
            EventHandlers handlers, TopicReaders readers, ConsumedRanges consumed, ParkedEvents parkedEvents) {
        return new ReplayWork(handlers, readers, consumed, parkedEvents);
    }

    @Bean
    ReplayPreview replayPreview(TopicReaders readers, ConsumedRanges consumed, DryRun dryRun, Clock clock) {
        return new ReplayPreview(readers, consumed, dryRun, clock);
    }

    @Bean
    Replays replays(Operations operations, EventHandlers handlers, ReplayPreview preview) {
        return new Replays(operations, handlers, preview);
    }
}
