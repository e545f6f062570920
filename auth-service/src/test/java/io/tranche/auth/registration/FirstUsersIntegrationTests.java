package io.tranche.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.auth.AuthClient;
import io.tranche.auth.AuthServiceTest;
import io.tranche.auth.users.Passwords;
import io.tranche.auth.users.Users;
import io.tranche.testing.TestPlatform;
import io.tranche.web.Refusal;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A new installation without the demo profile. */
@AuthServiceTest
class FirstUsersIntegrationTests {

    private final AuthClient client;
    private final ApplicationContext context;

    FirstUsersIntegrationTests(@LocalServerPort int port, @Autowired ApplicationContext context) {
        client = new AuthClient(port);
        this.context = context;
    }

    @BeforeEach
    void forgetEverybody() {
        TestPlatform.database().sql("DELETE FROM auth.session").update();
        TestPlatform.database().sql("DELETE FROM auth.mail").update();
        TestPlatform.database().sql("DELETE FROM auth.users").update();
    }

    @Test
    void knowsNobodyWithoutTheDemoProfile() throws Exception {
        Map<String, ApplicationRunner> runners = context.getBeansOfType(ApplicationRunner.class);
        for (ApplicationRunner runner : runners.values()) {
            runner.run(new DefaultApplicationArguments());
        }
        assertThat(runners.values()).noneMatch(DemoUsers.class::isInstance);
        assertThat(users()).isZero();
        assertThat(client.login("admin@example.com", "admin123").status()).isEqualTo(401);
    }

    @Test
    void makesTheFirstAdminOfTheEnvironmentOnce() {
        String email = AuthClient.freshEmail();
        firstAdmin(email, "a-strong-password").run(new DefaultApplicationArguments());
        firstAdmin(AuthClient.freshEmail(), "a-strong-password").run(new DefaultApplicationArguments());
        assertThat(users()).isEqualTo(1);
        AuthClient.Answer login = client.login(email, "a-strong-password");
        assertThat(login.json().at("/user/role").asString()).isEqualTo("ADMIN");
    }

    @Test
    void refusesAFirstAdminWithAWeakPassword() {
        FirstAdmin weak = firstAdmin(AuthClient.freshEmail(), "short");
        assertThatThrownBy(() -> weak.run(new DefaultApplicationArguments())).isInstanceOf(Refusal.class);
        assertThat(users()).isZero();
    }

    private FirstAdmin firstAdmin(String email, String password) {
        return new FirstAdmin(
                new FirstAdminSettings(email, password),
                context.getBean(Users.class),
                context.getBean(Passwords.class),
                context.getBean(Registration.class));
    }

    private static long users() {
        return TestPlatform.database()
                .sql("SELECT count(*) FROM auth.users")
                .query(Long.class)
                .single();
    }
}
