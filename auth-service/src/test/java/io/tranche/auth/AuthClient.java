package io.tranche.auth;

import io.tranche.testing.TestPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Someone who talks to auth-service. */
public record AuthClient(int port) {

    public static final String PASSWORD = "securepass123";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** An address that nobody has. */
    public static String freshEmail() {
        return "john-" + UUID.randomUUID() + "@example.com";
    }

    /** A borrower who has just registered. */
    public Answer registered(String email) {
        return register(Map.of("name", "John Doe", "email", email, "password", PASSWORD, "role", "USER"));
    }

    public Answer register(Map<String, ?> body) {
        return post("/api/auth/register", body);
    }

    /** The token of someone whom the database knows as admin. */
    public String adminToken() {
        String email = freshEmail();
        registered(email);
        TestPlatform.database()
                .sql("UPDATE auth.users SET role = 'ADMIN' WHERE email = ?")
                .param(email)
                .update();
        return login(email, PASSWORD).text("access_token");
    }

    public Answer login(String username, String password) {
        String form = "username=" + encode(username) + "&password=" + encode(password);
        return send(request("/api/auth/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    public Answer refresh(String refreshToken) {
        return post("/api/auth/refresh", Map.of("refresh_token", refreshToken));
    }

    public Answer post(String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(body))));
    }

    public Answer post(String path, String token, Map<String, ?> body) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(body))));
    }

    public Answer get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    public Answer patch(String path, String token, Map<String, ?> body) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(MAPPER.writeValueAsString(body))));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What auth-service said. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return MAPPER.readTree(response.body());
        }

        public String text(String field) {
            return json().path(field).asString();
        }

        public String code() {
            return text("code");
        }

        public long userId() {
            return json().at("/user/id").asLong();
        }
    }
}
