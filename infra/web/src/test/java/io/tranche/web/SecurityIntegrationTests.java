package io.tranche.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestTokens;
import io.tranche.web.Http.Answer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PlatformTest(EdgeApplication.class)
class SecurityIntegrationTests {

    private final Http http;

    SecurityIntegrationTests(@LocalServerPort int port) {
        http = new Http(port);
    }

    @Test
    void tellsTheControllerWhoCalls() {
        Answer answer = http.get("/me", Http.bearer(TestTokens.provider(7)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("user_id").asLong()).isEqualTo(7);
        assertThat(answer.json().path("role").asString()).isEqualTo("PROVIDER");
    }

    @Test
    void staysAuthenticatedWhenAnswersComeLater() {
        Answer answer = http.get("/later", Http.bearer(TestTokens.user(8)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("user_id").asLong()).isEqualTo(8);
    }

    @Test
    void refusesCallersWithoutToken() {
        Answer answer = http.get("/me");
        assertUnauthenticated(answer);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void refusesForgedSignatures() {
        assertUnauthenticated(http.get("/me", Http.bearer(TestTokens.forged(1))));
    }

    @Test
    void refusesExpiredTokens() {
        assertUnauthenticated(http.get("/me", Http.bearer(TestTokens.expired(1))));
    }

    @Test
    void refusesTokensOfForeignIssuers() {
        assertUnauthenticated(http.get("/me", Http.bearer(TestTokens.ofForeignIssuer(1))));
    }

    @Test
    void refusesUnsignedTokens() throws Exception {
        String claims =
                SignedJWT.parse(TestTokens.admin(1)).getPayload().toBase64URL().toString();
        String unsigned = Base64URL.encode("{\"alg\":\"none\"}") + "." + claims + ".";
        assertUnauthenticated(http.get("/me", Http.bearer(unsigned)));
    }

    @Test
    void refusesThePublicKeyUsedAsSharedSecret() throws Exception {
        JWKSet keys = JWKSet.load(URI.create(TestTokens.jwkSetUri()).toURL());
        byte[] publicKey = keys.getKeys().getFirst().toRSAKey().toPublicKey().getEncoded();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(keys.getKeys().getFirst().getKeyID())
                        .build(),
                SignedJWT.parse(TestTokens.admin(1)).getJWTClaimsSet());
        token.sign(new MACSigner(publicKey));
        assertUnauthenticated(http.get("/me", Http.bearer(token.serialize())));
    }

    @Test
    void refusesChangedClaims() throws Exception {
        String[] parts = TestTokens.user(1).split("\\.", -1);
        String claims = Base64URL.from(parts[1]).decodeToString().replace("USER", "ADMIN");
        String changed = parts[0] + "." + Base64URL.encode(claims) + "." + parts[2];
        assertUnauthenticated(http.get("/admin", Http.bearer(changed)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROOT", "admin", "ROLE_ADMIN", ""})
    void refusesRolesItDoesNotKnow(String role) {
        assertUnauthenticated(http.get("/me", Http.bearer(TestTokens.of(1, role))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "eyJhbGciOiJSUzI1NiJ9.e30.AA"})
    void refusesWhatIsNoToken(String text) {
        assertUnauthenticated(http.get("/me", Http.bearer(text)));
    }

    @Test
    void keepsOthersOutOfWhatIsForAdmins() {
        Answer answer = http.get("/admin", Http.bearer(TestTokens.user(1)));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("forbidden");
        assertThat(http.get("/admin", Http.bearer(TestTokens.admin(1))).status())
                .isEqualTo(200);
    }

    @Test
    void closesWhatNobodyOpened() {
        assertUnauthenticated(http.get("/no-such-path"));
        assertUnauthenticated(http.get("/health-of-all"));
        assertThat(http.get("/open").status()).isEqualTo(200);
    }

    @Test
    void doesNotLookAtTokensWhereNoneIsNeeded() {
        assertThat(http.get("/open", Http.bearer(TestTokens.expired(1))).status())
                .isEqualTo(200);
    }

    private static void assertUnauthenticated(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.code()).isEqualTo("unauthenticated");
    }
}
