package io.tranche.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.contracts.Topics;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OpsTest
class ParkedIntegrationTests {

    private static final String DOOR = "/api/ops/loan";
    private static final Duration LONGEST = Duration.ofSeconds(120);

    private final TopUps topUps;
    private final Door ops;
    private final long account = TestIds.next();
    private final String key = "account:" + account;

    ParkedIntegrationTests(@Autowired TopUps topUps, @LocalServerPort int port) {
        this.topUps = topUps;
        this.ops = Door.asOps(port);
    }

    @Test
    void listsWhatIsParkedNewestFirstPageByPage() {
        List<SentEvent> events = poisonAndOneBehind();

        JsonNode parked = parked();
        assertThat(parked.get(0).path("state").asString()).isEqualTo("QUEUED");
        assertThat(parked.get(1).path("state").asString()).isEqualTo("FAILED");
        assertThat(parked.get(1).path("event_id").asString())
                .isEqualTo(events.getFirst().id().toString());
        assertThat(parked.get(1).path("error_class").asString()).endsWith("IllegalArgumentException");
        Door.Answer page = ops.get(DOOR + "/parked?limit=1&key=" + key);
        assertThat(page.body()).hasSize(1);
        assertThat(page.raw().headers().firstValue("Link").orElseThrow()).contains("before=", "rel=\"next\"");
        assertThat(ops.get(DOOR + "/parked?state=queued&key=" + key).body()).hasSize(1);
        assertThat(ops.get(DOOR + "/parked?state=REDRIVEN,DISCARDED&key=" + key).body())
                .isEmpty();
        assertThat(ops.get(DOOR + "/parked?until=2020-01-01T00:00:00Z&key=" + key)
                        .body())
                .isEmpty();
    }

    @Test
    void groupsFailuresByCause() {
        poisonAndOneBehind();
        String cause = parked().get(1).path("cause").asString();

        JsonNode causes = ops.get(DOOR + "/parked/causes").body();

        assertThat(causes.valueStream())
                .anyMatch(group -> group.path("fingerprint").asString().equals(cause)
                        && group.path("events").asLong() >= 1
                        && group.path("message").asString().equals("no such account"));
    }

    @Test
    void showsAnEventWholeAndItsEditsBesideTheOriginal() {
        poisonAndOneBehind();
        String path = DOOR + "/parked/" + parked().get(1).path("id").asLong();

        Door.Answer edited = ops.post(path + "/edit", """
                {"payload": "{\\"edited\\": true}", "reason": "typo"}""");

        assertThat(edited.status()).isEqualTo(200);
        JsonNode event = ops.get(path).body();
        assertThat(event.path("payload").asString()).contains("top_up_id");
        assertThat(event.path("payload_encoding").asString()).isEqualTo("text");
        assertThat(event.path("headers").valueStream())
                .anyMatch(header -> header.path("name").asString().equals("ce_id"));
        assertThat(event.at("/given/0/payload").asString()).isEqualTo("{\"edited\": true}");
        assertThat(event.at("/given/0/by").asString()).isEqualTo("user:" + Door.OPS);
        assertThat(event.path("edits").asInt()).isEqualTo(1);
    }

    @Test
    void showsBytesThatAreNoTextInBase64() {
        TestEvents.publishRaw(Topics.WALLET_EVENTS, key, new byte[] {(byte) 0xff, 0});
        awaitParked(1);

        JsonNode event =
                ops.get(DOOR + "/parked/" + parked().get(0).path("id").asLong()).body();

        assertThat(event.path("payload").asString()).isEqualTo("/wA=");
        assertThat(event.path("payload_encoding").asString()).isEqualTo("base64");
        assertThat(event.path("unreadable").asBoolean()).isTrue();
    }

    @Test
    void discardsWithAReasonThatStaysInTheAuditTrail() {
        poisonAndOneBehind();
        long id = parked().get(1).path("id").asLong();

        Door.Answer discarded = ops.post(DOOR + "/parked/discard", """
                {"selection": {"ids": [%d]}, "reason": "sent by hand"}""".formatted(id));

        assertThat(discarded.body().path("discarded").asInt()).isEqualTo(1);
        assertThat(ops.get(DOOR + "/parked/" + id).body().path("state").asString())
                .isEqualTo("DISCARDED");
        assertThat(ops.get(DOOR + "/actions").body().valueStream())
                .anyMatch(action -> action.path("target").asString().equals("parked:" + id)
                        && action.path("by").asString().equals("user:" + Door.OPS)
                        && action.path("reason").asString().equals("sent by hand"));
        Door.Answer again = ops.post(DOOR + "/parked/" + id + "/edit", "{\"payload\": \"{}\", \"reason\": \"late\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("conflict");
    }

    @Test
    void followsAnEventThroughTheService() {
        List<SentEvent> events = poisonAndOneBehind();

        JsonNode trail =
                ops.get(DOOR + "/trail?event_id=" + events.getFirst().id()).body();

        assertThat(trail.at("/0/consumers/0/consumer").asString()).isEqualTo(TopUps.NAME);
        assertThat(trail.at("/0/consumers/0/outcome").asString()).isEqualTo("FAILED");
        assertThat(trail.at("/0/consumers/0/error").asString()).contains("no such account");
    }

    @Test
    void tellsHowFarConsumersAreBehind() {
        TestEvents.publish(List.of(TopUps.topUp(TestIds.next(), account)));

        await().atMost(LONGEST).ignoreExceptions().untilAsserted(() -> {
            JsonNode consumer = ops.get(DOOR + "/consumers").body().get(0);
            assertThat(consumer.path("consumer").asString()).isEqualTo(TopUps.NAME);
            assertThat(consumer.path("group").asString()).isEqualTo("loan-service.top-ups");
            assertThat(consumer.path("state").asString()).isEqualTo("STABLE");
            assertThat(consumer.path("lag_events").asLong()).isZero();
            assertThat(consumer.path("lag_seconds").asDouble()).isZero();
            assertThat(consumer.path("partitions").size()).isGreaterThanOrEqualTo(12);
            assertThat(consumer.at("/partitions/0/committed_offset").isNumber()).isTrue();
        });
    }

    private List<SentEvent> poisonAndOneBehind() {
        long poison = TestIds.next();
        topUps.failAt(poison);
        List<SentEvent> events = List.of(TopUps.topUp(poison, account), TopUps.topUp(TestIds.next(), account));
        TestEvents.publish(events);
        awaitParked(2);
        return events;
    }

    private void awaitParked(int events) {
        await().atMost(LONGEST).untilAsserted(() -> assertThat(parked()).hasSize(events));
    }

    private JsonNode parked() {
        return ops.get(DOOR + "/parked?key=" + key).body();
    }
}
