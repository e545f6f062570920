package io.tranche.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.tranche.auth.AuthClient;
import io.tranche.auth.AuthClient.Answer;
import io.tranche.auth.AuthServiceTest;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthServiceTest
class TokensIntegrationTests {

    private final AuthClient client;
    private final JdbcClient jdbc;

    TokensIntegrationTests(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        client = new AuthClient(port);
        this.jdbc = jdbc;
    }

    @Test
    void signsWithTheKeyItShows() throws Exception {
        Answer login = client.registered(AuthClient.freshEmail());
        SignedJWT token = SignedJWT.parse(login.text("access_token"));
        RSAKey key = shownKeys().getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("tranche");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(Long.toString(login.userId()));
        assertThat(token.getJWTClaimsSet().getStringClaim("role")).isEqualTo("USER");
        assertThat(token.getPayload().toString()).doesNotContain("John", "example.com");
    }

    @Test
    void showsNoPrivateKey() throws Exception {
        assertThat(shownKeys().getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
    }

    @Test
    void keepsItsKeyOverRestarts() throws Exception {
        KeySettings noneGiven = new KeySettings("", Duration.ofMinutes(30));
        RSAKey afterRestart = new SigningKeys(jdbc, noneGiven, Clock.systemUTC()).current();
        assertThat(shownKeys().getKeyByKeyId(afterRestart.getKeyID())).isNotNull();
    }

    private JWKSet shownKeys() throws Exception {
        return JWKSet.parse(
                client.send(client.request("/.well-known/jwks.json")).response().body());
    }
}
