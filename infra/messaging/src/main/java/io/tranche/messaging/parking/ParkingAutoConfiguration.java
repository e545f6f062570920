package io.tranche.messaging.parking;

import io.tranche.messaging.action.Actions;
import io.tranche.messaging.upkeep.RecurringTask;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.support.TransactionTemplate;

@AutoConfiguration(
        after = KafkaAutoConfiguration.class,
        afterName = "io.tranche.messaging.action.ActionAutoConfiguration")
@ConditionalOnBean(Actions.class)
@EnableConfigurationProperties(ParkingSettings.class)
class ParkingAutoConfiguration {

    private static final int KAFKA_WAIT_MILLIS = 5_000;
    private static final int KAFKA_REQUEST_MILLIS = 5_000;
    private static final int KAFKA_DELIVERY_MILLIS = 9_000;
    static final Duration KAFKA_ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final int LETTERS_AT_ONCE = 200;

    @Bean
    ParkedEvents parkedEvents(JdbcClient jdbc, NamedParameterJdbcTemplate template) {
        return new ParkedEvents(jdbc, template);
    }

    @Bean
    ParkedQueries parkedQueries(JdbcClient jdbc) {
        return new ParkedQueries(jdbc);
    }

    @Bean
    ParkedQueue parkedQueue(JdbcClient jdbc) {
        return new ParkedQueue(jdbc);
    }

    @Bean
    ParkedRepairs parkedRepairs(
            JdbcClient jdbc, TransactionTemplate transaction, Actions actions, ParkedQueries queries) {
        return new ParkedRepairs(jdbc, transaction, actions, queries);
    }

    /** Not a bean of Kafka's own types, which would take the place of the service's. */
    @Bean
    DeadLetterProducer deadLetterProducer(ProducerFactory<?, ?> configured) {
        Map<String, Object> settings = new HashMap<>(configured.getConfigurationProperties());
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // In a topic just being made, a second request may be taken when the first was not, which then can never
        // follow.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, KAFKA_WAIT_MILLIS);
        // A letter that nobody waits for any more must not leave later, beside its next copy.
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, KAFKA_REQUEST_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, KAFKA_DELIVERY_MILLIS);
        return new DeadLetterProducer(
                new DefaultKafkaProducerFactory<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    record DeadLetterProducer(DefaultKafkaProducerFactory<byte[], byte[]> factory) implements AutoCloseable {

        @Override
        public void close() {
            factory.destroy();
        }
    }

    @Bean
    DeadLetters deadLetters(DataSource database, DeadLetterProducer producer) {
        LetterPost post = new LetterPost(new KafkaTemplate<>(producer.factory()), KAFKA_ANSWER_WITHIN);
        return new DeadLetters(database, post, LETTERS_AT_ONCE);
    }

    @Bean
    RecurringTask deadLetterCopies(DeadLetters deadLetters, ParkingSettings settings) {
        return new RecurringTask(
                "Copying parked events to dead letter topics", settings.copyInterval(), deadLetters::copyAll);
    }
}
