package io.tranche.messaging.consumers;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down as soon as one consumer is dead, since nothing else would show it but growing lag. */
final class ConsumersHealthIndicator implements HealthIndicator {

    private final EventConsumers consumers;

    ConsumersHealthIndicator(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (String group : consumers.groups()) {
            boolean alive = consumers.isAlive(group);
            health.withDetail(group, alive ? "running" : "stopped");
            if (!alive) {
                health.down();
            }
        }
        return health.build();
    }
}
