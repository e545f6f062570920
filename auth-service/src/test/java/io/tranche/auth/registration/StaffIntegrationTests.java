package io.tranche.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.auth.AuthClient;
import io.tranche.auth.AuthClient.Answer;
import io.tranche.auth.AuthServiceTest;
import io.tranche.contracts.UserEvent.UserRegistered;
import io.tranche.testing.OutboxRows;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestPlatform;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How an installation without the demo profile comes to its operators and to a second admin. */
@AuthServiceTest
@ExtendWith(OutputCaptureExtension.class)
class StaffIntegrationTests {

    private static final String STAFF = "/api/staff";
    private static final String PASSWORD = "chosen-by-the-admin";

    private final String email = AuthClient.freshEmail();
    private final AuthClient client;

    StaffIntegrationTests(@LocalServerPort int port) {
        client = new AuthClient(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMIN", "OPS"})
    void letsWhomAnAdminMadeIn(String role) {
        Answer made = client.post(STAFF, client.adminToken(), staff("role", role));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().propertyNames()).containsExactlyInAnyOrder("id", "name", "email", "role", "created_at");

        Answer login = client.login(email, PASSWORD);
        assertThat(login.status()).isEqualTo(200);
        assertThat(login.userId()).isEqualTo(made.json().path("id").asLong());
        assertThat(login.json().at("/user/role").asString()).isEqualTo(role);
        assertThat(OutboxRows.ofKey("auth", "user:" + login.userId()))
                .extracting(SentEvent::event)
                .containsExactly(new UserRegistered(login.userId(), role));
    }

    @Test
    void letsTheAdminMadeByAnAdminMakeOthers() {
        client.post(STAFF, client.adminToken(), staff("role", "ADMIN"));
        String second = client.login(email, PASSWORD).text("access_token");

        assertThat(client.post(STAFF, second, staff("email", AuthClient.freshEmail()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void writesDownWhoMadeWhomButNoPasswordAndNoAddress(CapturedOutput output) {
        String admin = client.adminToken();
        long adminId = client.get("/api/auth/me", admin).json().path("id").asLong();

        long made = client.post(STAFF, admin, staff("role", "OPS"))
                .json()
                .path("id")
                .asLong();

        assertThat(output)
                .contains("Admin %d made user %d as OPS".formatted(adminId, made))
                .doesNotContain(PASSWORD, email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER", "PROVIDER", "OPS"})
    void isForAdminsOnly(String role) {
        String stranger = role.equals("OPS") ? operatorToken() : tokenOf(role);

        Answer refused = client.post(STAFF, stranger, staff("role", "ADMIN"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("forbidden");
        assertThat(client.post(STAFF, staff("role", "ADMIN")).status()).isEqualTo(401);
        assertThat(usersNamed(email)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "role, USER",
        "role, PROVIDER",
        "role, ROOT",
        "role, ops",
        "role, ''",
        "role,",
        "name, ''",
        "name, ' '",
        "name,",
        "email, ravi",
        "email, ravi@",
        "email, ''",
        "email,",
        "password, short12",
        "password, ''",
        "password, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "password,"
    })
    void refusesWhatMakesNoStaffAndMakesNobody(String field, @Nullable String value) {
        Answer refused = client.post(STAFF, client.adminToken(), staff(field, value));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid_request");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(usersNamed(email)).isZero();
    }

    @Test
    void refusesAnAddressThatIsTakenAndLeavesItsUserAsItIs() {
        client.registered(email);

        Answer refused = client.post(STAFF, client.adminToken(), staff("email", email.toUpperCase(Locale.ROOT)));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("email_taken");
        assertThat(client.login(email, AuthClient.PASSWORD)
                        .json()
                        .at("/user/role")
                        .asString())
                .isEqualTo("USER");
        assertThat(client.login(email, PASSWORD).status()).isEqualTo(401);
    }

    /** An operator, but for one field; without a value it is left out. */
    private Map<String, String> staff(String field, @Nullable String value) {
        Map<String, String> staff =
                new HashMap<>(Map.of("name", "Ravi Kumar", "email", email, "password", PASSWORD, "role", "OPS"));
        if (value == null) {
            staff.remove(field);
        } else {
            staff.put(field, value);
        }
        return staff;
    }

    private String operatorToken() {
        String operator = AuthClient.freshEmail();
        client.post(STAFF, client.adminToken(), staff("email", operator));
        return client.login(operator, PASSWORD).text("access_token");
    }

    private String tokenOf(String role) {
        Map<String, String> body =
                Map.of("name", "A", "email", AuthClient.freshEmail(), "password", PASSWORD, "role", role);
        return client.register(body).text("access_token");
    }

    private static long usersNamed(String email) {
        return TestPlatform.database()
                .sql("SELECT count(*) FROM auth.users WHERE lower(email) = lower(?)")
                .param(email)
                .query(Long.class)
                .single();
    }
}
