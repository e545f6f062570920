package io.tranche.relay;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tranche.testing.TestPlatform;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayingIntegrationTests {

    private final TestOutbox loans = TestOutbox.of("loan");
    private final TestOutbox wallets = TestOutbox.of("wallet");
    private final TestTopic topic = TestTopic.create();
    private TestRelay relay = startAfresh();

    private static TestRelay startAfresh() {
        TestRelay.forgetEverything();
        return TestRelay.startLeading();
    }

    @AfterAll
    void stop() {
        relay.close();
    }

    @Test
    void turnsRowIntoMessageWithKeyValueAndHeaders() {
        UUID id = loans.append(topic.name(), "loan:7", "{\"amount\":\"10.00\"}");

        ConsumerRecord<String, String> message = only(id);

        assertThat(message.key()).isEqualTo("loan:7");
        assertThat(message.value()).isEqualTo("{\"amount\":\"10.00\"}");
        assertThat(TestTopic.headers(message))
                .containsOnly(
                        entry("ce_specversion", "1.0"),
                        entry("content-type", "application/json"),
                        entry("ce_id", id.toString()),
                        entry("ce_type", "test.happened.v1"),
                        entry("ce_source", "/loan-service"),
                        entry("ce_subject", "loan:7"),
                        entry("ce_time", utc(id)),
                        entry("traceparent", "00-" + id.toString().replace("-", "") + "-0123456789abcdef-01"));
    }

    private String utc(UUID id) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX")
                .format(loans.createdAt(id).withOffsetSameInstant(ZoneOffset.UTC));
    }

    private ConsumerRecord<String, String> only(UUID id) {
        List<ConsumerRecord<String, String>> messages = topic.awaitAll(List.of(id)).stream()
                .filter(message ->
                        id.toString().equals(TestTopic.headers(message).get("ce_id")))
                .toList();
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    @Test
    void keepsTheOrderOfEachKeyOverAllServices() {
        TestTopic ordered = TestTopic.create();
        List<UUID> ids = loans.appendNumbered(ordered.name(), 5, 200);
        TestTopic other = TestTopic.create();
        List<UUID> others = wallets.appendNumbered(other.name(), 3, 50);

        assertThat(TestTopic.firstAppearances(ordered.awaitAll(ids)).values())
                .hasSize(5)
                .allSatisfy(numbers -> assertThat(numbers)
                        .isEqualTo(IntStream.range(0, 200).boxed().toList()));
        assertThat(TestTopic.firstAppearances(other.awaitAll(others)).values())
                .hasSize(3)
                .allSatisfy(numbers -> assertThat(numbers)
                        .isEqualTo(IntStream.range(0, 50).boxed().toList()));
    }

    @Test
    void neverSendsWhatIsRolledBack() {
        UUID rolledBack = loans.appendAndRollBack(topic.name(), "loan:8");
        UUID committed = loans.append(topic.name(), "loan:8", "{}");

        topic.awaitAll(List.of(committed));

        assertThat(topic.ids()).doesNotContain(rolledBack);
    }

    @Test
    void readsPartitionsThatAreMadeWhileItRuns() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        TestPlatform.database()
                .sql("SELECT loan.make_outbox_partitions(:day, 1)")
                .param("day", day)
                .query()
                .listOfRows();
        UUID id = UUID.randomUUID();
        TestPlatform.database()
                .sql("""
                        INSERT INTO loan.outbox (id, created_at, topic, key, type, source, subject, payload)
                        VALUES (:id, :noon, :topic, 'loan:9', 'test.happened.v1', '/loan-service', 'loan:9', '{}')
                        """)
                .param("id", id)
                .param("noon", day.atTime(OffsetTime.of(LocalTime.NOON, ZoneOffset.UTC)))
                .param("topic", topic.name())
                .update();

        ConsumerRecord<String, String> message = only(id);

        assertThat(TestTopic.headers(message)).doesNotContainKey("traceparent");
    }

    @Test
    void showsItsMetrics() {
        topic.awaitAll(List.of(loans.append(topic.name(), "loan:10", "{}")));
        relay.bean(Backlog.class).measure();

        assertThat(relay.bean(PrometheusMeterRegistry.class).scrape())
                .contains("outbox_relay_leader{")
                .contains("outbox_relay_publish_seconds_bucket{")
                .contains("relay_published_total{")
                .contains("relay_restarts_total{")
                .contains("replication_slot_lag_bytes{")
                .containsPattern("outbox_backlog_rows\\{[^}]*schema=\"loan\"[^}]*} 0\\.0")
                .containsPattern("outbox_oldest_unrelayed_age_seconds\\{[^}]*schema=\"wallet\"");
    }

    @Test
    void letsTheSlotMoveWhenOutboxesAreIdle() {
        long before = TestRelay.confirmedLsn();
        TestPlatform.database()
                .sql("CREATE TABLE IF NOT EXISTS public.busy AS SELECT generate_series(1, 10000) AS n")
                .update();
        long written = TestPlatform.database()
                .sql("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint")
                .query(Long.class)
                .single();

        assertThat(written).isGreaterThan(before);
        await().atMost(Duration.ofSeconds(90)).until(() -> TestRelay.confirmedLsn() >= written);
    }
}
