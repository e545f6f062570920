package io.tranche.gateway.routing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services are and how they are talked to.
 *
 * @param services an address for each service
 */
@Validated
@ConfigurationProperties("tranche.gateway")
public record ServiceSettings(
        @NotNull Map<Service, @Valid Target> services,
        @DefaultValue @Valid Connections connections) {

    public ServiceSettings {
        services = Map.copyOf(services);
        for (Service service : Service.values()) {
            if (!services.containsKey(service)) {
                throw new IllegalArgumentException("tranche.gateway.services has no %s; needed: %s"
                        .formatted(service, Arrays.toString(Service.values())));
            }
        }
    }

    public URI uriOf(Service service) {
        Target target = services.get(service);
        if (target == null) {
            throw new IllegalStateException("no address for " + service);
        }
        return target.uri();
    }

    /** @param uri scheme, host and port, no path */
    public record Target(@NotNull URI uri) {}

    /**
     * Bounds of what the gateway asks of one service.
     *
     * @param connectTimeout how long a service may take to accept a connection
     * @param responseTimeout how long it may be silent; must be more than it may hold a request that waits for an outcome
     * @param perServiceMax requests under way in one service; more wait for a moment, then are turned away
     * @param acquireTimeout that moment
     */
    public record Connections(
            @DefaultValue("1s") Duration connectTimeout,
            @DefaultValue("15s") Duration responseTimeout,
            @DefaultValue("256") @Min(1) int perServiceMax,
            @DefaultValue("200ms") Duration acquireTimeout) {}
}
