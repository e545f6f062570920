package io.tranche.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway, as any client calls it. */
final class Api implements AutoCloseable {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI gateway;

    Api(URI gateway) {
        this.gateway = gateway;
    }

    /** @param text the body as it came; parsed only where it is needed */
    record Answer(int status, String text) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        Answer expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException("expected " + expected + ", got " + status + ": " + text);
            }
            return this;
        }
    }

    Answer login(String email, String password) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(gateway.resolve("/api/auth/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + email + "&password=" + password)));
    }

    Answer get(String path, Token token) throws IOException, InterruptedException {
        return send(request(path, token).GET());
    }

    Answer post(String path, Token token, String json) throws IOException, InterruptedException {
        return send(
                request(path, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path, Token token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path));
        return token.isAnonymous() ? request : request.header("Authorization", "Bearer " + token.value());
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.timeout(LONGEST_ANSWER).build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }
}
