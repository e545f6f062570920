package io.tranche.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.auth.AuthClient.Answer;
import io.tranche.contracts.UserEvent.UserRegistered;
import io.tranche.testing.OutboxRows;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestPlatform;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@AuthServiceTest
@ExtendWith(OutputCaptureExtension.class)
class RegistrationIntegrationTests {

    private final String email = AuthClient.freshEmail();
    private final AuthClient client;

    RegistrationIntegrationTests(@LocalServerPort int port) {
        client = new AuthClient(port);
    }

    @Test
    void answersWithTokensAndTheUser() {
        Answer answer = client.registered(email);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("token_type")).isEqualTo("bearer");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(1800);
        assertThat(answer.text("refresh_token")).isNotBlank();
        assertThat(answer.json().at("/user/name").asString()).isEqualTo("John Doe");
        assertThat(answer.json().at("/user/email").asString()).isEqualTo(email);
        assertThat(answer.json().at("/user/role").asString()).isEqualTo("USER");
        assertThat(client.get("/api/auth/me", answer.text("access_token")).text("email"))
                .isEqualTo(email);
    }

    @Test
    void tellsTheOtherServices() {
        long userId = client.registered(email).userId();
        assertThat(OutboxRows.ofKey("auth", "user:" + userId))
                .extracting(SentEvent::event)
                .containsExactly(new UserRegistered(userId, "USER"));
    }

    @Test
    void makesUsersOfThoseWhoNameNoRoleAndLetsProvidersIn() {
        Answer unnamed = client.register(Map.of("name", "A", "email", email, "password", AuthClient.PASSWORD));
        assertThat(unnamed.json().at("/user/role").asString()).isEqualTo("USER");
        Answer provider = client.register(Map.of(
                "name", "P", "email", AuthClient.freshEmail(), "password", AuthClient.PASSWORD, "role", "PROVIDER"));
        assertThat(provider.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMIN", "OPS"})
    void refusesRolesThatOneCannotGiveOneself(String role) {
        Answer answer = client.register(
                Map.of("name", "Mallory", "email", email, "password", AuthClient.PASSWORD, "role", role));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("role_not_allowed");
        assertThat(usersNamed(email)).isZero();
    }

    @Test
    void refusesRolesThatDoNotExist() {
        for (Object role : List.of("ROOT", "admin", 2, "")) {
            Answer answer = client.register(
                    Map.of("name", "Mallory", "email", email, "password", AuthClient.PASSWORD, "role", role));
            assertThat(answer.status()).as("role %s", role).isEqualTo(400);
        }
    }

    @Test
    void refusesAnAddressThatIsTakenInWhateverCase() {
        client.registered(email);
        Answer answer = client.registered(email.toUpperCase(Locale.ROOT));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("email_taken");
    }

    @Test
    void givesAnAddressToOneOfManyWhoWantItAtOnce() {
        List<Future<Integer>> answers;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 20)
                    .mapToObj(number ->
                            callers.submit(() -> client.registered(email).status()))
                    .toList();
        }
        assertThat(answers.stream().map(Future::resultNow))
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
        assertThat(usersNamed(email)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short12", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void refusesPasswordsThatAreTooShortOrTooLong(String password) {
        Answer answer = client.register(Map.of("name", "A", "email", email, "password", password));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"john", "john@", "@example.com", "john doe@example.com", "a@b@c"})
    void refusesWhatIsNoAddress(String text) {
        Answer answer = client.register(Map.of("name", "A", "email", text, "password", AuthClient.PASSWORD));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("email");
    }

    @Test
    void keepsPasswordsAndTokensToItself(CapturedOutput output) {
        Answer answer = client.registered(email);
        client.login(email, "wrong-secret-42");
        String stored = TestPlatform.database()
                .sql("SELECT password_hash FROM auth.users WHERE email = ?")
                .param(email)
                .query(String.class)
                .single();
        assertThat(stored).startsWith("$2a$04$");
        assertThat(output)
                .contains("registered as USER")
                .doesNotContain(AuthClient.PASSWORD, "wrong-secret-42", email)
                .doesNotContain(answer.text("access_token"), answer.text("refresh_token"));
    }

    private static long usersNamed(String email) {
        return TestPlatform.database()
                .sql("SELECT count(*) FROM auth.users WHERE lower(email) = lower(?)")
                .param(email)
                .query(Long.class)
                .single();
    }
}
