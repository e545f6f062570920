package io.tranche.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.auth.AuthClient;
import io.tranche.auth.AuthServiceTest;
import io.tranche.contracts.UserEvent.UserRegistered;
import io.tranche.testing.OutboxRows;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

@AuthServiceTest
@ActiveProfiles("demo")
class DemoUsersIntegrationTests {

    private final AuthClient client;
    private final DemoUsers demoUsers;

    DemoUsersIntegrationTests(@LocalServerPort int port, @Autowired DemoUsers demoUsers) {
        client = new AuthClient(port);
        this.demoUsers = demoUsers;
    }

    /** Another test of this JVM may have forgotten them. */
    @BeforeEach
    void start() {
        demoUsers.run(new DefaultApplicationArguments());
    }

    /** Where they are, nothing starts without the demo profile: not the other tests of this JVM either. */
    @AfterAll
    static void forgetThem() {
        TestPlatform.database().sql("DELETE FROM auth.session").update();
        TestPlatform.database()
                .sql("DELETE FROM auth.users WHERE name LIKE 'Demo %'")
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "admin@example.com, admin123, ADMIN",
        "user1@example.com, user123, USER",
        "user2@example.com, user123, USER",
        "provider@example.com, provider123, PROVIDER",
        "ops@example.com, ops12345, OPS"
    })
    void letsTheKnownUsersIn(String email, String password, String role) {
        AuthClient.Answer login = client.login(email, password);
        assertThat(login.status()).isEqualTo(200);
        assertThat(login.json().at("/user/role").asString()).isEqualTo(role);
        assertThat(OutboxRows.ofKey("auth", "user:" + login.userId()))
                .extracting(SentEvent::event)
                .containsExactly(new UserRegistered(login.userId(), role));
    }

    @Test
    void makesThemOnce() {
        demoUsers.run(new DefaultApplicationArguments());
        long users = TestPlatform.database()
                .sql("SELECT count(*) FROM auth.users WHERE name LIKE 'Demo %'")
                .query(Long.class)
                .single();
        assertThat(users).isEqualTo(5);
    }
}
