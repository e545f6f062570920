package io.tranche.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API as its users call it: through the gateway, with JSON. */
final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI gateway;

    Api(URI gateway) {
        this.gateway = gateway;
    }

    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        String text(String pointer) {
            return body.at(pointer).asString();
        }

        long number(String pointer) {
            return body.at(pointer).asLong();
        }

        String code() {
            return text("/code");
        }
    }

    Session anonymous() {
        return new Session(null, 0);
    }

    Session forged(String token) {
        return new Session(token, 0);
    }

    Session login(String email, String password) {
        Answer answer = loginForm(email, password);
        if (answer.status() != 200) {
            throw new AssertionError("login of " + email + ": " + answer.raw().body());
        }
        return new Session(answer.text("/access_token"), answer.number("/user/id"));
    }

    Answer loginForm(String email, String password) {
        String form = "username=%s&password=%s".formatted(encode(email), encode(password));
        return send(HttpRequest.newBuilder(gateway.resolve("/api/auth/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Session admin() {
        return login("admin@example.com", "admin123");
    }

    /** A new borrower that nobody else uses. */
    Session newBorrower() {
        return newUser("USER");
    }

    Session newUser(String role) {
        Answer answer = register("%s-%s@example.com".formatted(role, UUID.randomUUID()), role);
        if (answer.status() != 201) {
            throw new AssertionError("registration: " + answer.raw().body());
        }
        return new Session(answer.text("/access_token"), answer.number("/user/id"));
    }

    Answer register(String email, String role) {
        return anonymous().post("/api/auth/register", """
                        {"name": "Asha Rao", "email": "%s", "password": "securepass123", "role": "%s"}""".formatted(email, role));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(90)).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(HttpResponse<String> response) {
        boolean json = response.headers()
                .firstValue("Content-Type")
                .map(type -> type.contains("json"))
                .orElse(false);
        return json ? JSON.readTree(response.body()) : JSON.missingNode();
    }

    /** One signed-in user. */
    final class Session {
        private final @Nullable String token;
        private final long userId;

        private Session(@Nullable String token, long userId) {
            this.token = token;
            this.userId = userId;
        }

        long userId() {
            return userId;
        }

        Answer get(String path) {
            return send(request(path).GET());
        }

        Answer post(String path, String json) {
            return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
        }

        Answer put(String path, String json) {
            return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
        }

        Answer patch(String path, String json) {
            HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
            return send(request.method("PATCH", BodyPublishers.ofString(json)));
        }

        String balance() {
            return get("/api/wallet/balance").text("/balance");
        }

        Answer apply(String principal, int tenureMonths) {
            return post("/api/loans/apply", """
                    {"principal_amount": %s, "tenure_months": %d, "interest_rate": 12.0}""".formatted(principal, tenureMonths));
        }

        Answer approve(long loanId) {
            return decide(loanId, true);
        }

        Answer decide(long loanId, boolean approved) {
            return post("/api/loans/admin/approve", """
                    {"loan_id": %d, "approved": %s}""".formatted(loanId, approved));
        }

        Answer topUp(String amount) {
            return post("/api/wallet/top-up", """
                    {"amount": "%s", "idempotency_key": "%s"}""".formatted(amount, UUID.randomUUID()));
        }

        Answer withdraw(String amount) {
            return post("/api/wallet/withdrawals", """
                    {"amount": "%s", "idempotency_key": "%s"}""".formatted(amount, UUID.randomUUID()));
        }

        /** @param amount as JSON, so that what is no amount can be sent as well */
        Answer pay(long loanId, String amount, String key) {
            return post("/api/repayments/make-payment", """
                    {"loan_id": %d, "amount": %s, "idempotency_key": "%s"}""".formatted(loanId, amount, key));
        }

        Answer pay(long loanId, String amount) {
            return pay(loanId, amount, UUID.randomUUID().toString());
        }

        /** Does not wait for the outcome: the answer is 202, with the repayment's Location. */
        Answer payAsync(long loanId, String amount) {
            String json = """
                    {"loan_id": %d, "amount": "%s", "idempotency_key": "%s"}""".formatted(loanId, amount, UUID.randomUUID());
            return send(request("/api/repayments/make-payment")
                    .header("Content-Type", "application/json")
                    .header("Prefer", "respond-async")
                    .POST(BodyPublishers.ofString(json)));
        }

        private HttpRequest.Builder request(String path) {
            HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path));
            return token == null ? request : request.header("Authorization", "Bearer " + token);
        }
    }
}
