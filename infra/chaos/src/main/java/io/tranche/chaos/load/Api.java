package io.tranche.chaos.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway, as any client calls it: an answer may never come. */
final class Api implements AutoCloseable {

    private static final Duration CONNECT_LONGEST = Duration.ofSeconds(3);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final Set<Integer> PASSING_STATUSES = Set.of(202, 401, 408, 429);
    private static final Set<String> PASSING_CODES = Set.of("repayment_in_progress", "outstanding_reserved");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LONGEST)
            .build();
    private final URI gateway;

    Api(URI gateway) {
        this.gateway = gateway;
    }

    record Answer(int status, String text) {

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JacksonException notJson) {
                return JSON.missingNode();
            }
        }

        String at(String pointer) {
            return json().at(pointer).asString("");
        }

        /** Whether asking again could only bring the same. */
        boolean isFinal() {
            return status < 500 && !PASSING_STATUSES.contains(status) && !PASSING_CODES.contains(at("/code"));
        }
    }

    /** Empty if there was no answer: the request may have been carried out all the same. */
    Optional<Answer> login(String email, String password) {
        return send(HttpRequest.newBuilder(gateway.resolve("/api/auth/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=%s&password=%s".formatted(encode(email), encode(password)))));
    }

    Optional<Answer> get(String path, String token) {
        return send(request(path, token).GET());
    }

    Optional<Answer> post(String path, String token, String json) {
        return send(
                request(path, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Optional<Answer> put(String path, String token, String json) {
        return send(
                request(path, token).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Optional<Answer> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(LONGEST_ANSWER).build(), BodyHandlers.ofString());
            return Optional.of(new Answer(response.statusCode(), response.body()));
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
