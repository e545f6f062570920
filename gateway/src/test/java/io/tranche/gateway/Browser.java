package io.tranche.gateway;

import io.tranche.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller from outside. */
final class Browser {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;

    Browser(int port) {
        this.port = port;
    }

    /** With nothing but an address. */
    HttpRequest.Builder to(String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target));
    }

    /** As a borrower. */
    HttpRequest.Builder as(String token, String target) {
        return to(target).header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return send(as(TestTokens.user(1), target));
    }

    HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        return send(as(TestTokens.user(1), target)
                .header("Content-Type", "application/json")
                .POST(text(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static String codeOf(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            throw new AssertionError("not a problem document: " + type + " " + response.body());
        }
        return json(response).get("code").asString();
    }
}
