package io.tranche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestIds;
import io.tranche.testing.TestPlatform;
import io.tranche.testing.TestTokens;
import io.tranche.web.Http.Answer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest(EdgeApplication.class)
class IdempotencyIntegrationTests {

    private final long userId = TestIds.next();
    private final Http http;

    IdempotencyIntegrationTests(@LocalServerPort int port) {
        http = new Http(port);
    }

    @Test
    void answersARepeatedRequestAsBefore() {
        Answer first = send("{\"amount\": 100, \"idempotency_key\": \"k-1\"}");
        Answer again = send("{\"amount\": \"100.00\", \"idempotency_key\": \"k-1\"}");
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(timesDone()).isEqualTo(1);
    }

    @Test
    void takesTheKeyFromTheHeaderAsWell() {
        Answer first = send("{\"amount\": 100}", "Idempotency-Key", "k-1");
        Answer again = send("{\"amount\": 100, \"idempotency_key\": \"k-1\"}");
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(timesDone()).isEqualTo(1);
    }

    @Test
    void refusesAKeyUsedForAnotherRequest() {
        send("{\"amount\": 100, \"idempotency_key\": \"k-1\"}");
        Answer other = send("{\"amount\": 101, \"idempotency_key\": \"k-1\"}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(timesDone()).isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        send("{\"amount\": 100, \"idempotency_key\": \"k-1\"}");
        Answer other = http.post(
                "/keyed",
                "{\"amount\": 200, \"idempotency_key\": \"k-1\"}",
                Http.bearer(TestTokens.user(TestIds.next())));
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void carriesOutRequestsWithoutKeyEachTime() {
        send("{\"amount\": 100}");
        send("{\"amount\": 100}");
        assertThat(timesDone()).isEqualTo(2);
    }

    @Test
    void forgetsTheKeyOfARequestThatFailed() {
        assertThat(send("{\"amount\": 1, \"fails\": true, \"idempotency_key\": \"k-1\"}")
                        .status())
                .isEqualTo(409);
        assertThat(timesDone()).isZero();
        assertThat(send("{\"amount\": 2, \"idempotency_key\": \"k-1\"}").status())
                .isEqualTo(200);
    }

    @Test
    void carriesOutFiftyConcurrentDuplicatesOnce() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 50)
                    .mapToObj(number -> callers.submit(() -> send("{\"amount\": 100, \"idempotency_key\": \"k-1\"}")))
                    .toList();
            String first = answers.getFirst().get().response().body();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
                assertThat(answer.get().response().body()).isEqualTo(first);
            }
        }
        assertThat(timesDone()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "schlüssel", "a\\nb"})
    void refusesKeysOfOtherCharacters(String key) {
        Answer answer = send("{\"amount\": 1, \"idempotency_key\": \"%s\"}".formatted(key));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").get(0).path("field").asString()).isEqualTo("idempotency_key");
    }

    @Test
    void refusesKeysThatAreTooLongOrContradictory() {
        assertThat(send("{\"amount\": 1}", "Idempotency-Key", "k".repeat(128)).status())
                .isEqualTo(200);
        assertThat(send("{\"amount\": 1}", "Idempotency-Key", "k".repeat(129)).status())
                .isEqualTo(400);
        assertThat(send("{\"amount\": 1, \"idempotency_key\": \"a\"}", "Idempotency-Key", "b")
                        .status())
                .isEqualTo(400);
    }

    private Answer send(String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        System.arraycopy(Http.bearer(TestTokens.user(userId)), 0, all, 0, 2);
        return http.post("/keyed", body, all);
    }

    private long timesDone() {
        return TestPlatform.database()
                .sql("SELECT count(*) FROM ledger.done WHERE caller_id = ?")
                .param(userId)
                .query(Long.class)
                .single();
    }
}
