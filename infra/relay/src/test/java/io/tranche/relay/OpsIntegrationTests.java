package io.tranche.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.testing.TestPlatform;
import io.tranche.testing.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpsIntegrationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestOutbox loans = TestOutbox.of("loan");
    private final TestTopic topic = TestTopic.create();
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final TestRelay relay = startAfresh();

    private static TestRelay startAfresh() {
        TestRelay.forgetEverything();
        return TestRelay.startLeading();
    }

    @AfterAll
    void stop() {
        relay.close();
    }

    @Test
    void showsWhoLeads() throws Exception {
        JsonNode state =
                json.readTree(get("/api/ops/relay/state", TestTokens.ops(1)).body());

        assertThat(state.get("leader")).isEqualTo(state.get("answered_by"));
        assertThat(state.get("held").asBoolean()).isTrue();
        assertThat(state.get("epoch").asLong()).isPositive();
        assertThat(state.get("since").asString()).endsWith("Z");
        assertThat(state.get("state").asString()).isEqualTo("LEADING");
        assertThat(state.get("slot").get("state").asString()).isEqualTo("READ");
        assertThat(state.get("slot").get("lag_bytes").isIntegralNumber()).isTrue();
    }

    @Test
    void showsTheBacklogOfEachOutbox() throws Exception {
        topic.awaitAll(List.of(loans.append(topic.name(), "loan:1", "{}")));

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode outbox = json.readTree(
                            get("/api/ops/relay/outboxes", TestTokens.ops(1)).body())
                    .valueStream()
                    .filter(one -> one.get("schema").asString().equals("loan"))
                    .findFirst()
                    .orElseThrow();
            assertThat(outbox.get("backlog_rows").asLong()).isZero();
            assertThat(outbox.get("last_relayed").get("seq").asLong()).isPositive();
        });
    }

    @Test
    void provesOnRequest() throws Exception {
        UUID id = loans.append(topic.name(), "loan:2", "{}");
        topic.awaitAll(List.of(id));
        String since = loans.createdAt(id).toInstant().toString();

        HttpResponse<String> begun = post("/api/ops/relay/verify", "{\"since\":\"" + since + "\"}");
        assertThat(begun.statusCode()).isEqualTo(202);
        JsonNode verification = awaitEnd(begun.headers().firstValue("Location").orElseThrow());
        JsonNode proof = verification.get("proof");

        assertThat(verification.get("state").asString()).isEqualTo("DONE");
        assertThat(verification.at("/progress/rows").asLong()).isPositive();
        assertThat(verification.get("requested_by").asString()).isEqualTo("user:1");
        assertThat(proof.get("missing").asLong()).isZero();
        assertThat(proof.get("lines").valueStream()).anySatisfy(line -> {
            assertThat(line.get("first_id").asString()).isEqualTo(id.toString());
            assertThat(line.get("topic").asString()).isEqualTo(topic.name());
        });
        assertThat(post("/api/ops/relay/verify", "{\"since\":\"2999-01-01T00:00:00Z\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void takesOneProofAtATimeAndDoesNotWaitForOneWhoseRelayIsGone() throws Exception {
        long other = TestPlatform.database().sql("""
                        INSERT INTO relay.verification (taken_by, requested_by, until) VALUES ('another', 'user:1', now())
                        RETURNING id
                        """).query(Long.class).single();

        assertThat(post("/api/ops/relay/verify", "{}").body()).contains("verification_running");
        TestPlatform.database()
                .sql("UPDATE relay.verification SET heartbeat_at = now() - interval '5 minutes' WHERE id = ?")
                .param(other)
                .update();
        HttpResponse<String> begun = post("/api/ops/relay/verify", "{}");

        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(awaitEnd("/api/ops/relay/verifications/" + other)
                        .get("state")
                        .asString())
                .isEqualTo("INTERRUPTED");
        awaitEnd(begun.headers().firstValue("Location").orElseThrow());
        assertThat(get("/api/ops/relay/verifications/0", TestTokens.ops(1)).statusCode())
                .isEqualTo(404);
    }

    private JsonNode awaitEnd(String location) {
        return await().atMost(PATIENCE)
                .until(
                        () -> json.readTree(get(location, TestTokens.ops(1)).body()),
                        verification -> !verification.get("state").asString().equals("RUNNING"));
    }

    @Test
    void listsRepairsWithTheirProofs() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode repair = json.readTree(
                            get("/api/ops/relay/repairs", TestTokens.ops(1)).body())
                    .path(0);
            assertThat(repair.path("reasons").path(0).asString()).isEqualTo("no checkpoint yet");
            assertThat(repair.path("proof").path("missing").isIntegralNumber()).isTrue();
        });
    }

    @Test
    void isForOpsOnly() throws Exception {
        assertThat(get("/api/ops/relay/state", TestTokens.admin(1)).statusCode())
                .isEqualTo(403);
        assertThat(get("/api/ops/relay/state", "nonsense").statusCode()).isEqualTo(401);
        assertThat(get("/metrics", null).statusCode()).isEqualTo(200);
    }

    @Test
    void provesOnTheCommandLine() {
        UUID id = loans.append(topic.name(), "loan:3", "{}");
        topic.awaitAll(List.of(id));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        var application = RelayApplication.application().initializers(new TestPlatform.Settings());

        int exitCode = VerifyCommand.run(
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                application,
                VerifyCommand.NAME,
                "--since=" + loans.createdAt(id).toInstant());

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(id.toString(), "missing = 0");
        assertThat(exitCode).isZero();
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(relay.url(path)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(relay.url(path)))
                .header("Authorization", "Bearer " + TestTokens.ops(1))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
