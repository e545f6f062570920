package io.tranche.ledger;

import io.tranche.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as its callers see it. */
public final class Ledger {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    public Ledger(int port) {
        url = "http://127.0.0.1:" + port;
    }

    public int status(String path, @Nullable String token) {
        return send(path, token).statusCode();
    }

    public JsonNode get(String path) {
        HttpResponse<String> answer = send(path, TestTokens.ops(1));
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** As somebody on call; the answer's status, and its body if it has one. */
    public Answer ops(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + TestTokens.ops(1))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        HttpResponse<String> answer = exchange(request);
        return new Answer(answer.statusCode(), answer.body().isEmpty() ? null : JSON.readTree(answer.body()));
    }

    public record Answer(int status, @Nullable JsonNode body) {

        public String code() {
            return body == null ? "" : body.path("code").asString("");
        }
    }

    public String metrics() {
        return send("/metrics", null).body();
    }

    public @Nullable String link(String path) {
        return send(path, TestTokens.ops(1)).headers().firstValue("Link").orElse(null);
    }

    private HttpResponse<String> send(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return exchange(request);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
