package io.tranche.gateway.health;

import io.tranche.gateway.routing.Service;
import io.tranche.gateway.routing.ServiceSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Shows which services are ready. Never makes the gateway itself unready: taken out of rotation, it could not serve the services
 * that still work, nor tell callers which one does not.
 */
@Component
final class ServicesHealthIndicator implements HealthIndicator {

    /** The probe is open to everybody: however often it is asked, the services are asked once in this time. */
    private static final Duration KEPT_FOR = Duration.ofSeconds(2);

    private final ServiceSettings settings;
    private final ReadinessProbe probe;
    private final Clock clock = Clock.systemUTC();
    private Health last = Health.unknown().build();
    private Instant lastAt = Instant.EPOCH;

    ServicesHealthIndicator(ServiceSettings settings, ReadinessProbe probe) {
        this.settings = settings;
        this.probe = probe;
    }

    @Override
    public synchronized Health health() {
        if (clock.instant().isAfter(lastAt.plus(KEPT_FOR))) {
            last = ask();
            lastAt = clock.instant();
        }
        return last;
    }

    private Health ask() {
        Map<Service, CompletableFuture<Boolean>> answers = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            answers.put(service, probe.isReady(settings.uriOf(service)));
        }
        Health.Builder health = Health.up();
        answers.forEach((service, ready) -> health.withDetail(service.id(), ready.join() ? "ready" : "not ready"));
        return health.build();
    }
}
