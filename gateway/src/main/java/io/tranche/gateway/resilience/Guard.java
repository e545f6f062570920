package io.tranche.gateway.resilience;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.SocketTimeoutException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Stands before one service. */
final class Guard implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    private final String service;
    private final CircuitBreaker breaker;
    private final Outages outages;

    Guard(String service, CircuitBreaker breaker, Outages outages) {
        this.service = service;
        this.breaker = breaker;
        this.outages = outages;
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn("Breaker of {}: {}", service, event.getStateTransition()));
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> service) throws Exception {
        try {
            return breaker.executeCallable(() -> service.handle(request));
        } catch (CallNotPermittedException e) {
            return outages.givenUp(this.service);
        } catch (ResourceAccessException e) {
            log.debug("{} {} failed", request.method(), request.path(), e);
            return answerTo(e.getCause());
        }
    }

    private ServerResponse answerTo(@Nullable Throwable failure) {
        return switch (failure) {
            case ConnectionRequestTimeoutException tooMany -> outages.overloaded(service);
            case ConnectTimeoutException unreachable -> outages.unreachable(service);
            case SocketTimeoutException silent -> outages.silent(service);
            case null, default -> outages.unreachable(service);
        };
    }
}
