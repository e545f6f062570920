package io.tranche.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.auth.AuthClient.Answer;
import io.tranche.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@AuthServiceTest
class ProfileIntegrationTests {

    private final AuthClient client;

    ProfileIntegrationTests(@LocalServerPort int port) {
        client = new AuthClient(port);
    }

    @Test
    void saysWhoTheBearerIs() {
        String email = AuthClient.freshEmail();
        Answer login = client.registered(email);
        Answer me = client.get("/api/auth/me", login.text("access_token"));
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("id").asLong()).isEqualTo(login.userId());
        assertThat(me.text("created_at")).endsWith("Z");
        assertThat(me.json().propertyNames()).containsExactlyInAnyOrder("id", "name", "email", "role", "created_at");
    }

    @Test
    void trustsItsOwnKeyOnly() {
        assertThat(client.get("/api/auth/me", TestTokens.admin(1)).status()).isEqualTo(401);
    }

    @Test
    void listsCustomersForAdminsPageByPage() {
        long first = client.registered(AuthClient.freshEmail()).userId();
        client.register(Map.of(
                "name", "P", "email", AuthClient.freshEmail(), "password", AuthClient.PASSWORD, "role", "PROVIDER"));
        long second = client.registered(AuthClient.freshEmail()).userId();
        String admin = client.adminToken();
        Answer newest = client.get("/api/customers/?limit=1", admin);
        assertThat(newest.status()).isEqualTo(200);
        assertThat(newest.json().get(0).path("id").asLong()).isEqualTo(second);
        assertThat(newest.response().headers().firstValue("Link")).isPresent();
        Answer next = client.get("/api/customers/?limit=1&before=" + second, admin);
        assertThat(next.json().get(0).path("id").asLong()).isEqualTo(first);
        assertThat(next.json().get(0).has("password_hash")).isFalse();
    }

    @Test
    void hidesCustomersFromEachOther() {
        String token = client.registered(AuthClient.freshEmail()).text("access_token");
        assertThat(client.get("/api/customers/", token).status()).isEqualTo(403);
    }

    @Test
    void letsUsersChangeTheirName() {
        String token = client.registered(AuthClient.freshEmail()).text("access_token");
        Answer renamed = client.patch("/api/customers/update_current/", token, Map.of("name", " Jane Roe "));
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(client.get("/api/auth/me", token).text("name")).isEqualTo("Jane Roe");
        assertThat(client.patch("/api/customers/update_current/", token, Map.of("name", " "))
                        .status())
                .isEqualTo(400);
        assertThat(client.patch("/api/providers/update_current/", token, Map.of("name", "Jane"))
                        .status())
                .isEqualTo(403);
    }
}
