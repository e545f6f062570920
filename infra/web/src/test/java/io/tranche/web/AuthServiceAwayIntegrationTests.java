package io.tranche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestTokens;
import io.tranche.web.Http.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest(
        value = EdgeApplication.class,
        properties = {"tranche.jwt.jwk-set-uri=http://127.0.0.1:1/jwks.json"})
class AuthServiceAwayIntegrationTests {

    private final Http http;

    AuthServiceAwayIntegrationTests(@LocalServerPort int port) {
        http = new Http(port);
    }

    @Test
    void startsAndServesWhatNeedsNoToken() {
        assertThat(http.get("/ready").status()).isEqualTo(200);
        assertThat(http.get("/open").status()).isEqualTo(200);
    }

    @Test
    void asksBearersToComeAgain() {
        for (int time = 0; time < 4; time++) {
            Answer answer = http.get("/me", Http.bearer(TestTokens.user(1)));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("temporarily_unavailable");
            assertThat(answer.header("Retry-After")).contains("1");
        }
    }
}
