package io.tranche.wallet;

import io.tranche.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of wallet-service with a token. */
public record WalletClient(int port, String token) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static WalletClient user(int port, long userId) {
        return new WalletClient(port, TestTokens.user(userId));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    public Answer patch(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer topUp(String amount, String key) {
        return post("/api/wallet/top-up", payment(amount, key));
    }

    public Answer withdraw(String amount, String key) {
        return post("/api/wallet/withdrawals", payment(amount, key));
    }

    public String balance() {
        return get("/api/wallet/balance").json().path("balance").asString();
    }

    public static String payment(String amount, String key) {
        return "{\"amount\": \"%s\", \"idempotency_key\": \"%s\"}".formatted(amount, key);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        public String code() {
            return json().path("code").asString();
        }
    }
}
