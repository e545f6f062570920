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
    ReplayWork replayWork(EventHandlers handlers, TopicReaders readers, ParkedEvents parkedEvents) {
        return new ReplayWork(handlers, readers, parkedEvents);
    }

    @Bean
    ReplayPreview replayPreview(TopicReaders readers, DryRun dryRun, Clock clock) {
        return new ReplayPreview(readers, dryRun, clock);
    }

    @Bean
    Replays replays(Operations operations, EventHandlers handlers, ReplayPreview preview) {
        return new Replays(operations, handlers, preview);
    }
}
