package io.tranche.messaging.consumers;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.EventListeners;
import io.tranche.messaging.parking.ParkedEvents;
import io.tranche.messaging.upkeep.RecurringTask;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

@AutoConfiguration(
        after = KafkaAutoConfiguration.class,
        afterName = "io.tranche.messaging.inbox.InboxAutoConfiguration")
@ConditionalOnBean({EventListeners.class, KafkaAdmin.class})
@EnableConfigurationProperties(ConsumerSettings.class)
class ConsumersAutoConfiguration {

    private static final Duration PHASE_TIMEOUT_DEFAULT = Duration.ofSeconds(30);

    private final ConsumerSettings settings;
    private final String application;

    ConsumersAutoConfiguration(ConsumerSettings settings, Environment environment) {
        Duration phase = environment.getProperty(
                "spring.lifecycle.timeout-per-shutdown-phase", Duration.class, PHASE_TIMEOUT_DEFAULT);
        if (settings.shutdownTimeout().compareTo(phase) >= 0) {
            throw new IllegalArgumentException(
                    "tranche.messaging.consumer.shutdown-timeout (%s) must be shorter than spring.lifecycle.timeout-per-shutdown-phase (%s)"
                            .formatted(settings.shutdownTimeout(), phase));
        }
        this.settings = settings;
        this.application = environment.getRequiredProperty("spring.application.name");
    }

    @Bean
    ConsumerContainers consumerContainers(EventListeners listeners, ConsumerFactory<?, ?> configured) {
        return new ConsumerContainers(settings, listeners, configured);
    }

    /** Two consumers of one name would share their marks, and each lose half of its events: they are refused. */
    @Bean
    EventConsumers eventConsumers(ObjectProvider<EventConsumer> consumers, ConsumerContainers containers) {
        return new EventConsumers(
                consumers.stream()
                        .collect(
                                Collectors.toMap(consumer -> application + "." + consumer.name(), Function.identity())),
                containers);
    }

    @Bean
    Kafka kafkaFromOutside(KafkaAdmin configured) {
        return new Kafka(configured.getConfigurationProperties(), application + "-messaging-admin");
    }

    @Bean
    ConsumersHealthIndicator eventConsumersHealthIndicator(EventConsumers consumers) {
        return new ConsumersHealthIndicator(consumers);
    }

    @Bean
    KafkaHealthIndicator kafkaHealthIndicator(Kafka kafka) {
        return new KafkaHealthIndicator(kafka);
    }

    @Bean
    BacklogGauges backlogGauges(
            EventConsumers consumers, Kafka kafka, ParkedEvents parkedEvents, MeterRegistry registry) {
        BacklogGauges gauges = new BacklogGauges(consumers, kafka, parkedEvents);
        gauges.register(registry);
        return gauges;
    }

    @Bean
    ConsumerLags consumerLags(EventConsumers consumers, Kafka kafka, ConsumerFactory<?, ?> configured) {
        return new ConsumerLags(consumers, kafka, new UnconsumedRecords(configured, application + "-lag"));
    }

    @Bean
    RecurringTask lagMeasurement(BacklogGauges gauges) {
        return new RecurringTask("Measuring consumer lag", settings.measureInterval(), gauges::measureLag);
    }

    @Bean
    RecurringTask parkedCount(BacklogGauges gauges) {
        return new RecurringTask("Counting parked events", settings.measureInterval(), gauges::countParked);
    }
}
