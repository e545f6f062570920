package io.tranche.messaging.consumers;

import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.EventListeners;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Builds the containers. Connection and security settings are those of {@code spring.kafka}; what the guarantees rest on is fixed here. */
final class ConsumerContainers {

    private static final Duration AUTHORIZATION_RETRY_INTERVAL = Duration.ofSeconds(10);
    /** Topics may be created after the consumer has started. */
    private static final int METADATA_AGE_MAX_MILLIS = 10_000;

    private static final String INSTANCE =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    private final ConsumerSettings settings;
    private final EventListeners listeners;
    private final DefaultKafkaConsumerFactory<byte[], byte[]> factory;

    ConsumerContainers(ConsumerSettings settings, EventListeners listeners, ConsumerFactory<?, ?> configured) {
        this.settings = settings;
        this.listeners = listeners;
        this.factory = new DefaultKafkaConsumerFactory<>(
                configured.getConfigurationProperties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    ConcurrentMessageListenerContainer<byte[], byte[]> containerOf(EventConsumer consumer, String group) {
        ContainerProperties properties =
                new ContainerProperties(consumer.topics().toArray(String[]::new));
        properties.setGroupId(group);
        properties.setClientId(group + "-" + INSTANCE);
        properties.setAckMode(AckMode.BATCH);
        properties.setMessageListener(listeners.listenerOf(consumer, group));
        properties.setShutdownTimeout(settings.shutdownTimeout().toMillis());
        properties.setAuthExceptionRetryInterval(AUTHORIZATION_RETRY_INTERVAL);
        properties.setMicrometerEnabled(false);
        properties.setKafkaConsumerProperties(kafkaProperties());
        ConcurrentMessageListenerContainer<byte[], byte[]> container =
                new ConcurrentMessageListenerContainer<>(factory, properties);
        container.setConcurrency(settings.concurrency());
        container.setCommonErrorHandler(retryForEver());
        container.setBeanName(group);
        return container;
    }

    private Properties kafkaProperties() {
        Properties properties = new Properties();
        Map.of(
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG, Integer.toString(METADATA_AGE_MAX_MILLIS),
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(settings.batchSizeMax()))
                .forEach(properties::setProperty);
        return properties;
    }

    /**
     * The default handler skips a batch after ten attempts, and some exceptions at once. Here no exception is final; between the
     * attempts the consumer is paused and goes on polling, so that it is not thrown out of its group however long it takes.
     */
    private DefaultErrorHandler retryForEver() {
        ExponentialBackOff pauses = new ExponentialBackOff();
        pauses.setInitialInterval(settings.retryPauseFirst().toMillis());
        pauses.setMaxInterval(settings.retryPauseMax().toMillis());
        pauses.setMultiplier(2);
        DefaultErrorHandler handler = new DefaultErrorHandler(pauses);
        handler.setClassifications(Map.of(), true);
        return handler;
    }
}
