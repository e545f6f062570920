package io.tranche.messaging.parking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

class ParkingAutoConfigurationTests {

    @Test
    void givesALetterUpBeforeItIsSentAgain() {
        Map<String, Object> patient = Map.of(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000);

        Map<String, Object> settings = new ParkingAutoConfiguration()
                .deadLetterProducer(new DefaultKafkaProducerFactory<>(patient))
                .factory()
                .getConfigurationProperties();

        assertThat(millis(settings, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG))
                .isLessThan(ParkingAutoConfiguration.KAFKA_ANSWER_WITHIN.toMillis())
                .isGreaterThan(millis(settings, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG));
    }

    private static long millis(Map<String, Object> settings, String name) {
        return Long.parseLong(String.valueOf(settings.get(name)));
    }
}
