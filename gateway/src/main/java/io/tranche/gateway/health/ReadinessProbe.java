package io.tranche.gateway.health;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Asks `/ready`, on connections of its own, so that a service with no connection to spare can still be seen to be ready. */
@Component
final class ReadinessProbe implements DisposableBean {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    CompletableFuture<Boolean> isReady(URI service) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/ready"))
                .timeout(TIMEOUT)
                .build();
        return client.sendAsync(request, BodyHandlers.discarding())
                .thenApply(response -> response.statusCode() == 200)
                .exceptionally(unreachable -> false);
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }
}
