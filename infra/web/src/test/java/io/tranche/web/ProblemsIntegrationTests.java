package io.tranche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestTokens;
import io.tranche.web.Http.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PlatformTest(EdgeApplication.class)
class ProblemsIntegrationTests {

    private static final String TOO_LONG = "x".repeat(70_000);

    private final String[] user = Http.bearer(TestTokens.user(1));
    private final Http http;

    ProblemsIntegrationTests(@LocalServerPort int port) {
        http = new Http(port);
    }

    @Test
    void tellsTheCodeAndDetailOfRefusals() {
        Answer answer = http.get("/refused", user);
        assertProblem(answer, 400, "insufficient_balance");
        assertThat(answer.json().path("detail").asString()).isEqualTo("Insufficient balance");
        assertThat(answer.json().path("instance").asString()).isEqualTo("/refused");
    }

    @Test
    void namesEveryInvalidFieldAsTheCallerWroteIt() {
        Answer answer = http.post("/payments", "{\"payer_name\": \" \", \"amount\": 5}", user);
        assertProblem(answer, 400, "invalid_request");
        assertThat(answer.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("loan_id", "payer_name");
    }

    @Test
    void namesFieldsOfTheWrongType() {
        Answer answer = http.post("/payments", "{\"loan_id\": \"one\", \"amount\": 5, \"payer_name\": \"A\"}", user);
        assertInvalid(answer, "loan_id", "must be a whole number");
        assertInvalid(
                http.post("/payments", "{\"loan_id\": 1.5, \"amount\": 5, \"payer_name\": \"A\"}", user),
                "loan_id",
                "must be a whole number");
    }

    @Test
    void listsTheValuesThereAre() {
        String body = "{\"loan_id\": 1, \"amount\": 5, \"payer_name\": \"A\", \"kind\": \"HALF\"}";
        assertInvalid(http.post("/payments", body, user), "kind", "must be one of FULL, PARTIAL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{", "[]", "null", "''", "{\"amount\": 1} x", "{\"amount\": 1, \"amount\": 2}", "{\"amount\": NaN}"
            })
    void refusesBodiesThatCannotBeRead(String body) {
        assertProblem(http.post("/payments", body, user), 400, "invalid_request");
    }

    @Test
    void refusesParametersOfTheWrongType() {
        assertInvalid(http.get("/rows/abc?maxDepth=1", user), "id", "has the wrong type");
        assertInvalid(http.get("/rows/1", user), "maxDepth", "is missing");
        assertProblem(http.get("/rows/1?maxDepth=10", user), 400, "invalid_request");
    }

    @Test
    void knowsTheUsualRefusalsOfHttp() {
        assertProblem(http.get("/nowhere", user), 404, "not_found");
        assertProblem(http.get("/payments", user), 405, "method_not_allowed");
        assertProblem(http.get("/me", with("Accept", "image/png")), 406, "not_acceptable");
        Answer text = http.send(http.request("/payments", with("Content-Type", "text/plain"))
                .POST(HttpRequest.BodyPublishers.ofString("hello")));
        assertProblem(text, 415, "unsupported_media_type");
        assertThat(http.get("/payments", user).header("Allow")).contains("POST");
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        assertProblem(http.post("/payments", "{\"payer_name\": \"" + TOO_LONG + "\"}", user), 413, "payload_too_large");
    }

    @Test
    void refusesBodiesThatAreTooLargeWithoutSayingSo() {
        byte[] body = ("{\"extra\": [" + "1,".repeat(40_000) + "1]}").getBytes(StandardCharsets.UTF_8);
        Answer answer = http.send(http.request("/payments", with("Content-Type", "application/json"))
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body))));
        assertProblem(answer, 413, "payload_too_large");
    }

    @Test
    void refusesBodiesThatAreTooDeep() {
        String body = "{\"extra\": " + "[".repeat(500) + "]".repeat(500) + "}";
        assertProblem(http.post("/payments", body, user), 413, "payload_too_large");
    }

    @Test
    void tellsWhenToComeBackWhereTooMuchIsAsked() {
        Answer answer = http.get("/crowded", user);
        assertProblem(answer, 429, "too_many_payments");
        assertThat(answer.header("Retry-After")).contains("3");
    }

    @Test
    void keepsBugsToItself() {
        Answer answer = http.get("/bug", user);
        assertProblem(answer, 500, "internal_error");
        assertThat(answer.response().body()).doesNotContain("secret", "Exception", "tranche");
    }

    @Test
    void asksToTryAgainWhenTheDatabaseCouldNot() {
        Answer answer = http.get("/deadlock", user);
        assertProblem(answer, 503, "temporarily_unavailable");
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(answer.response().body()).doesNotContain("secret");
    }

    @Test
    void answersWhatTheContainerRefusesInTheSameShape() {
        assertProblem(http.get("/me;x=1", user), 400, "invalid_request");
    }

    private String[] with(String... header) {
        return Stream.concat(Arrays.stream(user), Arrays.stream(header)).toArray(String[]::new);
    }

    private static void assertInvalid(Answer answer, String field, String message) {
        assertProblem(answer, 400, "invalid_request");
        JsonNode error = answer.json().path("errors").get(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("message").asString()).isEqualTo(message);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    }
}
