package io.tranche.gateway.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.web.problem.Problems;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** A circuit breaker for each service. */
@Component
public class Guards {

    private static final int TRIAL_CALLS = 3;

    private final CircuitBreakerRegistry breakers;
    private final Outages outages;
    private final ConcurrentMap<String, Guard> guards = new ConcurrentHashMap<>();

    Guards(BreakerSettings settings, MeterRegistry meters, Problems problems) {
        this.breakers = CircuitBreakerRegistry.of(config(settings));
        this.outages = new Outages(problems, settings.openFor());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }

    /** @param service its name as callers and dashboards shall read it */
    public HandlerFilterFunction<ServerResponse, ServerResponse> of(String service) {
        return guards.computeIfAbsent(service, name -> new Guard(name, breakers.circuitBreaker(name), outages));
    }

    private static CircuitBreakerConfig config(BreakerSettings settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize(Math.toIntExact(Math.max(1, settings.window().toSeconds())))
                .minimumNumberOfCalls(settings.callsMin())
                .failureRateThreshold(settings.failuresMaxPercent())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .recordResult(Guards::isServerError)
                .ignoreException(Guards::isOwnBound)
                .build();
    }

    private static boolean isServerError(Object answer) {
        return answer instanceof ServerResponse response
                && response.statusCode().is5xxServerError();
    }

    /** Turned away because too many requests are under way: that is said of us, not of the service. */
    private static boolean isOwnBound(Throwable failure) {
        return failure instanceof ResourceAccessException
                && failure.getCause() instanceof ConnectionRequestTimeoutException;
    }
}
