package io.tranche.loan;

import io.tranche.testing.TestTokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's door, as its callers see it. */
final class LoanApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RestClient client;
    private final String token;

    private LoanApi(int port, String token) {
        client = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
        this.token = token;
    }

    static LoanApi user(int port, long userId) {
        return new LoanApi(port, TestTokens.user(userId));
    }

    static LoanApi provider(int port, long userId) {
        return new LoanApi(port, TestTokens.provider(userId));
    }

    static LoanApi admin(int port) {
        return new LoanApi(port, TestTokens.admin(1));
    }

    static LoanApi ops(int port) {
        return new LoanApi(port, TestTokens.ops(1));
    }

    /** Whose token nobody has signed. */
    static LoanApi stranger(int port) {
        return new LoanApi(port, "none");
    }

    /** As somebody without a token. */
    static String text(int port, String path) {
        return String.valueOf(RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri(path)
                .retrieve()
                .body(String.class));
    }

    record Answer(HttpStatusCode status, HttpHeaders headers, JsonNode body) {

        int code() {
            return status.value();
        }

        String location() {
            return String.valueOf(headers.getFirst(HttpHeaders.LOCATION));
        }

        String text(String pointer) {
            return body.at(pointer).asString();
        }

        long id() {
            return body.get("id").asLong();
        }
    }

    Answer get(String path) {
        return exchange(HttpMethod.GET, path, null, Map.of());
    }

    Answer post(String path, String body) {
        return exchange(HttpMethod.POST, path, body, Map.of());
    }

    Answer post(String path, String body, Map<String, String> headers) {
        return exchange(HttpMethod.POST, path, body, headers);
    }

    Answer put(String path, String body) {
        return exchange(HttpMethod.PUT, path, body, Map.of());
    }

    Answer apply(String principal, int tenureMonths) {
        return post(
                "/api/loans/apply",
                "{\"principal_amount\": %s, \"tenure_months\": %d, \"interest_rate\": 12.0}"
                        .formatted(principal, tenureMonths));
    }

    Answer approve(long loanId) {
        return post("/api/loans/admin/approve", "{\"loan_id\": %d, \"approved\": true}".formatted(loanId));
    }

    Answer pay(long loanId, String amount, String key) {
        return post("/api/repayments/make-payment", payment(loanId, amount, key));
    }

    Answer prepay(long loanId, String amount, String prepayment, String key) {
        return post("/api/repayments/make-payment", prepayment(loanId, amount, prepayment, key));
    }

    static String prepayment(long loanId, String amount, String prepayment, String key) {
        return "{\"loan_id\": %d, \"amount\": %s, \"prepayment\": \"%s\", \"idempotency_key\": \"%s\"}"
                .formatted(loanId, amount, prepayment, key);
    }

    Answer foreclose(long loanId, String amount, String key) {
        return post(
                "/api/loans/" + loanId + "/foreclose",
                "{\"amount\": %s, \"idempotency_key\": \"%s\"}".formatted(amount, key));
    }

    static String payment(long loanId, String amount, String key) {
        return "{\"loan_id\": %d, \"amount\": %s, \"idempotency_key\": \"%s\"}".formatted(loanId, amount, key);
    }

    private Answer exchange(HttpMethod method, String path, @Nullable String body, Map<String, String> headers) {
        RestClient.RequestBodySpec request = client.method(method)
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .headers(all -> headers.forEach(all::set));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange((sent, response) -> {
            byte[] bytes = response.getBody().readAllBytes();
            JsonNode json = bytes.length == 0 ? JSON.missingNode() : JSON.readTree(bytes);
            return new Answer(response.getStatusCode(), response.getHeaders(), json);
        });
    }
}
