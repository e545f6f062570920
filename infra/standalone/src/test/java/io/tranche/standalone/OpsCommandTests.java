package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.contracts.EventHeaders;
import io.tranche.contracts.Topics;
import io.tranche.standalone.Api.Answer;
import io.tranche.standalone.OpsConsole.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ops door through the command line, on the running platform. */
@OnRunningPlatform
class OpsCommandTests {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Api api;
    private final Platform platform;
    private final OpsConsole ops;

    OpsCommandTests(Api api, Platform platform) {
        this.api = api;
        this.platform = platform;
        this.ops = OpsConsole.at(platform.baseUri());
    }

    @Test
    void findsAPoisonEventMendsItAndRedrivesIt(@TempDir Path directory) throws IOException {
        long user = 1_000_000_000L + ThreadLocalRandom.current().nextInt(1_000_000_000);
        String key = "user:" + user;
        register(user, "{\"user_id\": \"broken");

        String event = await().atMost(LONGEST)
                .until(
                        () -> ops.run("parked", "list", "--key", key, "--json")
                                .json()
                                .at("/0/id")
                                .asString(""),
                        id -> !id.isEmpty());
        Outcome listed = ops.run("parked", "list", "--key", key);
        assertThat(listed.out()).contains("wallet/" + event, "FAILED", "account-opening", Topics.USER_EVENTS);
        assertThat(ops.run("parked", "causes").out()).contains("account-opening");
        assertThat(ops.run("parked", "show", "wallet/" + event).out())
                .contains("{\"user_id\": \"broken", EventHeaders.TYPE, "user.registered.v1");
        assertThat(ops.run("redrive", "preview", "wallet/" + event).out()).contains("would_fail");

        Path mended = Files.writeString(
                directory.resolve("mended.json"), "{\"user_id\": %d, \"role\": \"USER\"}".formatted(user));
        assertThat(ops.run("parked", "edit", "wallet/" + event, "--payload-file", mended.toString(), "-r", "cut off")
                        .exitCode())
                .isEqualTo(5);
        Outcome edited = ops.run(
                "parked", "edit", "wallet/" + event, "--payload-file", mended.toString(), "-r", "cut off", "--yes");
        assertThat(edited.exitCode()).as(edited.err()).isZero();
        assertThat(ops.run("redrive", "preview", "wallet/" + event).out()).contains("will_apply", "account");

        Outcome redriven = ops.run("redrive", "start", "--key", key, "--reason", "payload mended", "--follow", "--yes");
        assertThat(redriven.exitCode()).as(redriven.err()).isZero();
        assertThat(redriven.out()).contains("DONE");
        assertThat(accountsOf(user)).isEqualTo(1);
        assertThat(ops.run("parked", "list", "--key", key).out()).contains("None.");
        assertThat(ops.run("actions", "--service", "wallet").out())
                .contains("parked.edit", "cut off", "payload mended");
    }

    @Test
    void showsWhatRunsAndHowFarItIs() {
        Outcome consumers = ops.run("consumers");
        assertThat(consumers.exitCode()).as(consumers.err()).isZero();
        assertThat(consumers.out()).contains("LAG EVENTS", "LAG SECONDS", "wallet-service.account-opening");

        assertThat(ops.run("operations", "list").exitCode()).isZero();
        assertThat(ops.run("sagas", "list").exitCode()).isZero();
        assertThat(ops.run("sagas", "list", "--state", "failed").exitCode()).isZero();
    }

    @Test
    void dryRunOfAReplayChangesNothing() {
        api.newBorrower();

        // The offset is committed after the account was opened, and a replay goes no further.
        Outcome report = await().atMost(LONGEST)
                .until(this::previewOfAccountOpening, seen -> seen.out().contains("already_applied"));

        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(report.out()).contains("already_applied", "will apply");
    }

    @Test
    void letsNobodyElseIn() {
        Outcome refused = OpsConsole.as(platform.baseUri(), "admin@example.com", "admin123")
                .run("parked", "list");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("(forbidden)");
    }

    @Test
    void letsTheOperatorInWhomTheAdminMade() {
        String email = "ops-%s@example.com".formatted(UUID.randomUUID());
        Answer made = api.admin().post("/api/staff", """
                {"name": "Ravi Kumar", "email": "%s", "password": "securepass123", "role": "OPS"}""".formatted(email));
        assertThat(made.status()).isEqualTo(201);

        Outcome consumers =
                OpsConsole.as(platform.baseUri(), email, "securepass123").run("consumers");

        assertThat(consumers.exitCode()).as(consumers.err()).isZero();
    }

    private Outcome previewOfAccountOpening() {
        return ops.run(
                "replay", "preview", "-s", "wallet", "--consumer", "account-opening", "--topic", Topics.USER_EVENTS);
    }

    private long accountsOf(long user) {
        return platform.database()
                .sql("SELECT count(*) FROM wallet.account WHERE user_id = ?")
                .param(user)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** As auth-service tells it, but for the payload. */
    private void register(long user, String payload) {
        ProducerRecord<String, String> message = new ProducerRecord<>(Topics.USER_EVENTS, "user:" + user, payload);
        header(message, EventHeaders.SPEC_VERSION, "1.0");
        header(message, EventHeaders.ID, UUID.randomUUID().toString());
        header(message, EventHeaders.TYPE, "user.registered.v1");
        header(message, EventHeaders.TIME, Instant.now().toString());
        Map<String, Object> settings = Map.of("bootstrap.servers", platform.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var unused = producer.send(message);
        }
    }

    private static void header(ProducerRecord<String, String> message, String name, String text) {
        message.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
