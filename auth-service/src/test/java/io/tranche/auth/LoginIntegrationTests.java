package io.tranche.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.auth.AuthClient.Answer;
import io.tranche.testing.TestPlatform;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@AuthServiceTest
class LoginIntegrationTests {

    private static final int FAILURES_MAX = 5;

    private final String email = AuthClient.freshEmail();
    private final AuthClient client;

    LoginIntegrationTests(@LocalServerPort int port) {
        client = new AuthClient(port);
    }

    @BeforeEach
    void register() {
        client.registered(email);
    }

    @Test
    void takesTheFormOfOAuth() {
        Answer answer = client.login(email, AuthClient.PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("token_type")).isEqualTo("bearer");
        assertThat(answer.json().at("/user/email").asString()).isEqualTo(email);
        assertThat(answer.response().headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void takesJsonWithEitherName() {
        for (String name : List.of("username", "email")) {
            Answer answer = client.post("/api/auth/login", Map.of(name, email, "password", AuthClient.PASSWORD));
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(client.post("/api/auth/login", Map.of("password", AuthClient.PASSWORD))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void doesNotCareForTheCaseOfTheAddress() {
        assertThat(client.login(email.toUpperCase(Locale.ROOT), AuthClient.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void saysTheSameOfWrongPasswordsAndOfAddressesThatNobodyHas() {
        Answer wrongPassword = client.login(email, "wrongpass123");
        Answer nobody = client.login(AuthClient.freshEmail(), AuthClient.PASSWORD);
        assertThat(wrongPassword.status()).isEqualTo(401);
        assertThat(wrongPassword.code()).isEqualTo("invalid_credentials");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.text("detail")).isEqualTo(wrongPassword.text("detail"));
        assertThat(nobody.code()).isEqualTo(wrongPassword.code());
        assertThat(client.login("\0" + email, AuthClient.PASSWORD).code()).isEqualTo(wrongPassword.code());
    }

    @Test
    void refusesPasswordsLongerThanAnyThatCanBeChosen() {
        assertThat(client.login(email, AuthClient.PASSWORD + "x".repeat(100)).status())
                .isEqualTo(401);
    }

    @Test
    void refusesCredentialsInTheAddress() {
        Answer answer =
                client.send(client.request("/api/auth/login?username=" + email + "&password=" + AuthClient.PASSWORD)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void locksOutAfterRepeatedFailuresHoweverRightThePasswordIsThen() {
        fail(FAILURES_MAX);
        Answer answer = client.login(email, AuthClient.PASSWORD);
        assertThat(answer.status()).isEqualTo(423);
        assertThat(answer.code()).isEqualTo("account_locked");
    }

    @Test
    void countsFailuresInARowOnly() {
        fail(FAILURES_MAX - 1);
        assertThat(client.login(email, AuthClient.PASSWORD).status()).isEqualTo(200);
        fail(FAILURES_MAX - 1);
        assertThat(client.login(email, AuthClient.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void letsInAgainWhenTheTimeIsOver() {
        fail(FAILURES_MAX);
        TestPlatform.database()
                .sql("UPDATE auth.users SET locked_until = now() - interval '1 second' WHERE email = ?")
                .param(email)
                .update();
        fail(FAILURES_MAX - 1);
        assertThat(client.login(email, AuthClient.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void countsGuessesThatComeAtOnce() {
        List<Future<Integer>> answers;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 30)
                    .mapToObj(number -> callers.submit(
                            () -> client.login(email, "guess-number-" + number).status()))
                    .toList();
        }
        assertThat(answers.stream().map(Future::resultNow))
                .containsOnly(401, 423)
                .contains(423);
        assertThat(client.login(email, AuthClient.PASSWORD).status()).isEqualTo(423);
    }

    private void fail(int times) {
        for (int time = 0; time < times; time++) {
            assertThat(client.login(email, "wrongpass123").status()).isEqualTo(401);
        }
    }
}
