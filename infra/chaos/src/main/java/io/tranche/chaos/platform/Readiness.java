package io.tranche.chaos.platform;

import io.tranche.chaos.plan.Topology;
import io.tranche.chaos.time.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Waits until parts serve. */
final class Readiness implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(12);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    void await(String process, URI base) {
        if (!Waiting.until(LONGEST, () -> isReady(base))) {
            throw new IllegalStateException(process + " did not get ready; its log tells why");
        }
    }

    boolean isReady(URI base) {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve("/ready")).timeout(TIMEOUT).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void awaitBrokers(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            if (!Waiting.until(LONGEST, () -> brokers(admin) == Topology.BROKERS)) {
                throw new IllegalStateException("The brokers did not find each other; their logs tell why");
            }
        }
    }

    private static int brokers(Admin admin) {
        try {
            return admin.describeCluster()
                    .nodes()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .size();
        } catch (ExecutionException | TimeoutException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
