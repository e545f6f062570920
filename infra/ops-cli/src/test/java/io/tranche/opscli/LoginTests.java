package io.tranche.opscli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.opscli.platform.Logins;
import io.tranche.opscli.platform.Platform;
import io.tranche.opscli.platform.Query;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTests {

    private static final String LOGIN = "POST /api/auth/login";
    private static final String TOKENS = """
            {"access_token": "%s", "refresh_token": "again", "expires_in": %d, "user": {"email": "ops@example.com", "role": "OPS"}}""";

    private final FakeGateway gateway = new FakeGateway();
    private final Path home;
    private final Console console;

    LoginTests(@TempDir Path home) {
        this.home = home;
        this.console = new Console(gateway).without("TRANCHE_TOKEN").with("XDG_CONFIG_HOME", home.toString());
    }

    @BeforeEach
    void serveOutboxes() {
        gateway.on("GET /api/ops/relay/outboxes", "[]");
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void keepsTheTokensWhereOnlyTheirOwnerCanRead() throws IOException {
        gateway.on(LOGIN, TOKENS.formatted("first", 1800));

        assertThat(console.answering("s3cret&more").run("login", "--user", "ops@example.com"))
                .isZero();

        Path file = home.resolve("tranche-ops/session.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).doesNotContain("s3cret");
        assertThat(console.printed()).contains("ops@example.com").doesNotContain("first");
        assertThat(gateway.bodyOf(LOGIN)).isEqualTo("username=ops%40example.com&password=s3cret%26more");
        assertThat(console.run("outbox")).isZero();
        assertThat(gateway.asked().getLast().authorization()).isEqualTo("Bearer first");
    }

    @Test
    void refreshesTokensThatEnd() {
        gateway.on(LOGIN, TOKENS.formatted("first", 5)).on("POST /api/auth/refresh", TOKENS.formatted("second", 1800));
        console.answering("secret").run("login", "--user", "ops@example.com");

        assertThat(console.run("outbox")).isZero();
        assertThat(console.run("outbox")).isZero();

        assertThat(gateway.bodyOf("POST /api/auth/refresh")).isEqualTo("{\"refresh_token\":\"again\"}");
        assertThat(gateway.asked().getLast().authorization()).isEqualTo("Bearer second");
        assertThat(gateway.lines().stream().filter(line -> line.contains("refresh")))
                .hasSize(1);
    }

    @Test
    void hasAFreshTokenAlsoAfterALongWait() {
        gateway.on(LOGIN, TOKENS.formatted("first", 1800))
                .on("POST /api/auth/refresh", TOKENS.formatted("second", 1800));
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-20T10:00:00Z"));
        InstantSource source = now::get;
        Logins logins = new Logins(Map.of("XDG_CONFIG_HOME", home.toString()), source.withZone(ZoneOffset.UTC));
        logins.login(URI.create(gateway.url()), "ops@example.com", "secret");
        Platform platform = new Platform(URI.create(gateway.url()), logins);
        now.set(now.get().plusSeconds(25 * 60));

        platform.get(Query.ops("relay", "outboxes"));
        assertThat(gateway.asked().getLast().authorization()).isEqualTo("Bearer first");
        now.set(now.get().plusSeconds(8 * 60));
        platform.get(Query.ops("relay", "outboxes"));

        assertThat(gateway.asked().getLast().authorization()).isEqualTo("Bearer second");
    }

    @Test
    void sendsTheTokensToNoOtherPlatform() {
        gateway.on(LOGIN, TOKENS.formatted("first", 1800));
        console.answering("secret").run("login", "--user", "ops@example.com");
        try (FakeGateway other = new FakeGateway()) {
            assertThat(console.run("outbox", "--url", other.url())).isEqualTo(3);
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void worksWithoutFileByVariables() {
        gateway.on(LOGIN, TOKENS.formatted("unkept", 1800))
                .on("GET /api/ops/relay/verifications/7", """
                        {"id": 7, "state": "RUNNING", "progress": {"rows": 5, "messages": 3}}""")
                .on("GET /api/ops/relay/verifications/7", """
                        {"id": 7, "state": "DONE", "proof": {"missing": 0}}""");
        console.with("TRANCHE_USER", "ops@example.com").with("TRANCHE_PASSWORD", "secret");

        assertThat(console.run("relay", "verification", "7")).isZero();

        assertThat(gateway.lines().stream().filter(LOGIN::equals)).hasSize(1);
        assertThat(gateway.asked().getLast().authorization()).isEqualTo("Bearer unkept");
        assertThat(home.resolve("tranche-ops")).doesNotExist();
    }

    @Test
    void saysHowToLogIn() {
        assertThat(console.run("outbox")).isEqualTo(3);
        assertThat(console.remarked()).contains("tranche-ops login");
    }

    @Test
    void logsOutHereAndThere() {
        gateway.on(LOGIN, TOKENS.formatted("first", 1800)).on("POST /api/auth/logout", "{}");
        console.answering("secret").run("login", "--user", "ops@example.com");

        assertThat(console.run("logout")).isZero();

        assertThat(home.resolve("tranche-ops/session.json")).doesNotExist();
        assertThat(gateway.lines()).contains("POST /api/auth/logout");
        assertThat(console.run("outbox")).isEqualTo(3);
    }
}
