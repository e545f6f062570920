package io.tranche.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OpsTest
class RedriveIntegrationTests {

    private static final String DOOR = "/api/ops/loan";
    private static final Duration LONGEST = Duration.ofSeconds(120);

    private final TopUps topUps;
    private final Door ops;
    private final long account = TestIds.next();
    private final String key = "account:" + account;

    RedriveIntegrationTests(@Autowired TopUps topUps, @LocalServerPort int port) {
        this.topUps = topUps;
        this.ops = Door.asOps(port);
    }

    @Test
    void saysBeforehandWhatWillBecomeOfEachEventThenDoesIt() {
        long poison = TestIds.next();
        long behind = TestIds.next();
        topUps.failAt(poison);
        TestEvents.publish(List.of(TopUps.topUp(poison, account), TopUps.topUp(behind, account)));
        await().atMost(LONGEST)
                .untilAsserted(() ->
                        assertThat(ops.get(DOOR + "/parked?key=" + key).body()).hasSize(2));
        assertThat(verdicts()).containsExactly("would_fail", "waits");

        topUps.cure(poison);
        JsonNode preview = preview();
        assertThat(preview.at("/complete").asBoolean()).isTrue();
        assertThat(preview.at("/events/0/verdict").asString()).isEqualTo("will_apply");
        assertThat(preview.at("/events/0/changes/0/table").asString()).isEqualTo("top_up");
        assertThat(preview.at("/events/0/changes/0/after/account_id").asLong()).isEqualTo(account);
        assertThat(TopUps.of(account)).isEmpty();

        Door.Answer started = ops.post(DOOR + "/redrives", """
                {"selection": {"key": "%s"}, "per_second": 100, "reason": "account was opened"}""".formatted(key));
        assertThat(started.status()).isEqualTo(202);
        String operation = started.raw().headers().firstValue("Location").orElseThrow();
        assertThat(operation)
                .isEqualTo(DOOR + "/operations/" + started.body().path("id").asLong());

        await().atMost(LONGEST)
                .untilAsserted(
                        () -> assertThat(ops.get(operation).body().path("state").asString())
                                .isEqualTo("DONE"));
        assertThat(TopUps.of(account)).containsExactly(poison, behind);
        assertThat(ops.get(operation + "/results").body()).hasSize(2);
        assertThat(ops.get(operation).body().path("by").asString()).isEqualTo("user:" + Door.OPS);
        assertThat(ops.post(operation + "/stop", "{\"reason\": \"too late\"}").status())
                .isEqualTo(409);
    }

    @Test
    void showsInADryRunThatAReplayWouldChangeNothing() {
        long applied = TestIds.next();
        TestEvents.publish(List.of(TopUps.topUp(applied, account)));
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(TopUps.of(account)).containsExactly(applied));

        // The offset is committed after the row, and a replay goes no further.
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(
                                dryRun().body().at("/counts/already_applied").asLong())
                        .isEqualTo(1));
        Door.Answer report = dryRun();
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.body().at("/counts/will_apply").asLong()).isZero();
        assertThat(report.body().at("/events/0/changes")).isEmpty();
    }

    private Door.Answer dryRun() {
        return ops.post(DOOR + "/replays/preview", """
                {"consumer": "top-ups", "topic": "tranche.wallet.events", "key": "%s"}""".formatted(key));
    }

    private List<String> verdicts() {
        return preview()
                .get("events")
                .valueStream()
                .map(event -> event.path("verdict").asString())
                .toList();
    }

    private JsonNode preview() {
        return ops.post(DOOR + "/redrives/preview", """
                {"selection": {"key": "%s"}}""".formatted(key)).body();
    }
}
