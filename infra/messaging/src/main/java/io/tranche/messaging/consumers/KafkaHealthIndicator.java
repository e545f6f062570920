package io.tranche.messaging.consumers;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

final class KafkaHealthIndicator extends AbstractHealthIndicator {

    private final Kafka kafka;

    KafkaHealthIndicator(Kafka kafka) {
        super("Kafka does not answer");
        this.kafka = kafka;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up().withDetail("clusterId", kafka.clusterId());
    }
}
