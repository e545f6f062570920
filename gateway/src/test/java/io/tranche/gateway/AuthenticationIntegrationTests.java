package io.tranche.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.tranche.testing.TestTokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class AuthenticationIntegrationTests {

    private final Browser browser;

    AuthenticationIntegrationTests(@LocalServerPort int port) {
        this.browser = new Browser(port);
    }

    @BeforeEach
    void forgetEarlierRequests() {
        FakeServices.LOAN.forget();
    }

    @Test
    void refusesRequestWithoutToken() throws Exception {
        refused(browser.send(browser.to("/api/loans")));
    }

    @Test
    void refusesForgedToken() throws Exception {
        refused(browser.send(browser.as(TestTokens.forged(1), "/api/loans")));
    }

    @Test
    void refusesExpiredToken() throws Exception {
        refused(browser.send(browser.as(TestTokens.expired(1), "/api/loans")));
    }

    @Test
    void refusesTokenOfForeignIssuer() throws Exception {
        refused(browser.send(browser.as(TestTokens.ofForeignIssuer(1), "/api/loans")));
    }

    @Test
    void refusesUnsignedToken() throws Exception {
        String unsigned = new PlainJWT(new JWTClaimsSet.Builder()
                        .issuer("tranche")
                        .subject("1")
                        .claim("role", "ADMIN")
                        .build())
                .serialize();

        refused(browser.send(browser.as(unsigned, "/api/loans")));
    }

    @Test
    void refusesTokenThatIsNone() throws Exception {
        refused(browser.send(browser.as("nonsense", "/api/loans")));
    }

    /** Who may not come in is not told which paths there are. */
    @Test
    void asksForTokenBeforeItLooksForARoute() throws Exception {
        refused(browser.send(browser.to("/api/nowhere")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/jwks.json", "/health", "/ready", "/metrics", "/docs", "/v3/api-docs/loan"})
    void opensWhatIsPublic(String path) throws Exception {
        assertThat(browser.send(browser.to(path)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/register", "/api/auth/login", "/api/auth/login/", "/api/auth/refresh"})
    void opensTheWayToAToken(String path) throws Exception {
        assertThat(browser.send(browser.to(path).POST(Browser.text("{}"))).statusCode())
                .isEqualTo(200);
    }

    /** A client that adds its token to every request comes with a stale one to the path where it gets a new one. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/register", "/api/auth/login", "/api/auth/login/", "/api/auth/refresh"})
    void looksAtNoTokenOnTheWayToAToken(String path) throws Exception {
        for (String worthless : List.of(TestTokens.expired(1), TestTokens.ofForeignIssuer(1), "nonsense")) {
            assertThat(browser.send(browser.as(worthless, path).POST(Browser.text("{}")))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static void refused(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Browser.codeOf(response)).isEqualTo("unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(FakeServices.LOAN.wasAsked()).isFalse();
    }
}
