package io.tranche.opscli.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One gateway, asked in JSON. */
final class Http {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);
    private static final int REFUSED_FROM = 400;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final URI gateway;

    Http(URI gateway) {
        this.gateway = gateway;
    }

    URI gateway() {
        return gateway;
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(gateway.resolve(pathAndQuery))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json, application/problem+json");
    }

    JsonNode postForm(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    JsonNode postJson(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** @throws Refused for an answer from 400 on */
    JsonNode send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request.build());
        JsonNode body = parse(response);
        if (response.statusCode() >= REFUSED_FROM) {
            throw Refused.by(response, body);
        }
        return body;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Trouble(ExitCode.UNREACHABLE, "No answer from " + gateway + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(ExitCode.UNREACHABLE, "Interrupted");
        }
    }

    private static JsonNode parse(HttpResponse<String> response) {
        if (response.body().isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new Trouble(
                    ExitCode.UNREACHABLE, "The answer of %s is not JSON; is this a gateway?".formatted(response.uri()));
        }
    }
}
