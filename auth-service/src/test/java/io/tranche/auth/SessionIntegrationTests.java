package io.tranche.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.auth.AuthClient.Answer;
import io.tranche.testing.TestPlatform;
import io.tranche.testing.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@AuthServiceTest
class SessionIntegrationTests {

    private final AuthClient client;
    private final Answer login;

    SessionIntegrationTests(@LocalServerPort int port) {
        client = new AuthClient(port);
        login = client.registered(AuthClient.freshEmail());
    }

    @Test
    void givesNewTokensForARefreshToken() {
        Answer refreshed = client.refresh(login.text("refresh_token"));
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.text("refresh_token")).isNotEqualTo(login.text("refresh_token"));
        assertThat(refreshed.userId()).isEqualTo(login.userId());
        assertThat(client.get("/api/auth/me", refreshed.text("access_token")).status())
                .isEqualTo(200);
    }

    @Test
    void endsTheSessionWhenARefreshTokenComesTwice() {
        String stolen = login.text("refresh_token");
        Answer second = client.refresh(stolen);
        Answer third = client.refresh(second.text("refresh_token"));
        Answer thief = client.refresh(stolen);
        assertThat(thief.status()).isEqualTo(401);
        assertThat(thief.code()).isEqualTo("refresh_token_reused");
        Answer owner = client.refresh(third.text("refresh_token"));
        assertThat(owner.status()).isEqualTo(401);
        assertThat(owner.code()).isEqualTo("invalid_refresh_token");
    }

    @Test
    void leavesOtherSessionsAloneWhenOneIsStolen() {
        String email = AuthClient.freshEmail();
        Answer first = client.registered(email);
        Answer other = client.login(email, AuthClient.PASSWORD);
        client.refresh(first.text("refresh_token"));
        client.refresh(first.text("refresh_token"));
        assertThat(client.refresh(other.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void givesTokensToOneOfManyWhoComeWithTheSameAtOnce() {
        String token = login.text("refresh_token");
        List<Future<Integer>> answers;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 20)
                    .mapToObj(
                            number -> callers.submit(() -> client.refresh(token).status()))
                    .toList();
        }
        assertThat(answers.stream().map(Future::resultNow))
                .containsOnly(200, 401)
                .containsOnlyOnce(200);
    }

    @Test
    void refusesTokensItNeverGave() {
        assertThat(client.refresh("made-up").code()).isEqualTo("invalid_refresh_token");
        assertThat(client.post("/api/auth/refresh", Map.of("refresh_token", "")).status())
                .isEqualTo(400);
    }

    @Test
    void refusesTokensThatLayIdleTooLong() {
        TestPlatform.database().sql("""
                        UPDATE auth.refresh_token SET expires_at = now() - interval '1 second'
                         WHERE session_id IN (SELECT id FROM auth.session WHERE user_id = ?)
                        """).param(login.userId()).update();
        assertThat(client.refresh(login.text("refresh_token")).code()).isEqualTo("invalid_refresh_token");
    }

    @Test
    void givesTheRoleThatTheUserHasNow() {
        TestPlatform.database()
                .sql("UPDATE auth.users SET role = 'PROVIDER' WHERE id = ?")
                .param(login.userId())
                .update();
        assertThat(client.refresh(login.text("refresh_token"))
                        .json()
                        .at("/user/role")
                        .asString())
                .isEqualTo("PROVIDER");
    }

    @Test
    void refreshesForClientsThatStillSendTheirExpiredToken() {
        Answer answer = client.send(client.request("/api/auth/refresh")
                .header("Authorization", "Bearer " + TestTokens.expired(login.userId()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"refresh_token\": \"%s\"}".formatted(login.text("refresh_token")))));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void logsOutWithTheRefreshToken() {
        Map<String, String> body = Map.of("refresh_token", login.text("refresh_token"));
        assertThat(client.post("/api/auth/logout", body).status()).isEqualTo(200);
        assertThat(client.refresh(login.text("refresh_token")).code()).isEqualTo("invalid_refresh_token");
        assertThat(client.post("/api/auth/logout", body).status()).isEqualTo(200);
    }

    @Test
    void logsOutWithTheAccessToken() {
        assertThat(logout(login.text("access_token")).status()).isEqualTo(200);
        assertThat(client.refresh(login.text("refresh_token")).code()).isEqualTo("invalid_refresh_token");
    }

    @Test
    void logsNobodyOutWithoutToken() {
        assertThat(client.send(client.request("/api/auth/logout").POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(401);
        assertThat(logout(TestTokens.user(login.userId())).status()).isEqualTo(401);
        assertThat(client.refresh(login.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void keepsHashesOfTokensOnly() {
        long found = TestPlatform.database()
                .sql("SELECT count(*) FROM auth.refresh_token WHERE hash = convert_to(?, 'UTF8')")
                .param(login.text("refresh_token"))
                .query(Long.class)
                .single();
        assertThat(found).isZero();
    }

    private Answer logout(String accessToken) {
        return client.send(client.request("/api/auth/logout")
                .header("Authorization", "Bearer " + accessToken)
                .POST(BodyPublishers.noBody()));
    }
}
