package io.tranche.relay.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.relay.lease.Term;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Makes a publisher per term: one that failed is not used again. */
public final class EventPublishers {

    private final Map<String, Object> producerSettings;
    private final Producers producers;
    private final Duration timeout;
    private final PublishMeters meters;

    public EventPublishers(
            Map<String, Object> kafkaSettings,
            Producers producers,
            Duration timeout,
            MeterRegistry registry,
            Clock clock) {
        this.producerSettings = gapless(kafkaSettings, timeout);
        this.producers = producers;
        this.timeout = timeout;
        this.meters = new PublishMeters(registry, clock);
    }

    public EventPublisher open(Term term) {
        return new EventPublisher(producers.open(producerSettings), term, timeout, meters);
    }

    public void rehearse() {
        producers.open(producerSettings).close(Duration.ZERO);
    }

    /** A batch that expired in the producer while later ones go on would break the order; so nothing expires there. */
    private static Map<String, Object> gapless(Map<String, Object> kafkaSettings, Duration timeout) {
        Map<String, Object> settings = new HashMap<>(kafkaSettings);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis());
        return settings;
    }
}
