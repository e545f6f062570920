package io.tranche.standalone;

import io.tranche.embedded.EmbeddedFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks the parts' {@code /ready} until they say yes. */
final class Readiness {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private Readiness() {}

    static void await(String part, URI base) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            String answer = ask(client, base);
            while (!answer.equals("200")) {
                if (System.nanoTime() > deadline) {
                    throw new EmbeddedFailure(part + " started, but is not ready: /ready answers " + answer);
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
                answer = ask(client, base);
            }
        }
    }

    private static String ask(HttpClient client, URI base) {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve("/ready")).timeout(TIMEOUT).build();
        try {
            return String.valueOf(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while the platform started", e);
        }
    }
}
