package io.tranche.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tranche.relay.position.Lsn;
import io.tranche.relay.position.Origin;
import io.tranche.relay.position.Progress;
import io.tranche.relay.repair.Repairs;
import io.tranche.relay.repair.Slot;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RepairIntegrationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestOutbox loans = TestOutbox.of("loan");
    private final TestTopic topic = TestTopic.create();

    @BeforeEach
    void forgetEverything() {
        TestRelay.forgetEverything();
    }

    @Test
    void firstStartSendsWhatIsInTheOutboxesAlready() {
        List<UUID> ids = loans.appendNumbered(topic.name(), 3, 20);

        try (TestRelay relay = TestRelay.startLeading()) {
            assertThat(TestTopic.firstAppearances(topic.awaitAll(ids)).values())
                    .allSatisfy(numbers -> assertThat(numbers)
                            .isEqualTo(IntStream.range(0, 20).boxed().toList()));
        }
    }

    @Test
    void rowSentFromTheTableIsTheSameMessageAsFromTheLog() {
        UUID id;
        try (TestRelay relay = TestRelay.startLeading()) {
            id = loans.append(topic.name(), "loan:1", "{\"n\": 1}");
            topic.awaitAll(List.of(id));
        }
        TestRelay.forgetEverything();

        try (TestRelay relay = TestRelay.startLeading()) {
            await().atMost(Duration.ofSeconds(90)).until(() -> topic.ids().size() == 2);
            var records = topic.records();

            assertThat(records.get(1).key()).isEqualTo(records.get(0).key());
            assertThat(records.get(1).value()).isEqualTo(records.get(0).value());
            assertThat(records.get(1).partition()).isEqualTo(records.get(0).partition());
            assertThat(TestTopic.headers(records.get(1))).isEqualTo(TestTopic.headers(records.get(0)));
        }
    }

    @Test
    void sendsWhatWasWrittenWhileNoRelayRan() {
        List<UUID> before = relayedConfirmedAndStopped();
        List<UUID> meanwhile = loans.appendNumbered(topic.name(), 2, 50);

        try (TestRelay relay = TestRelay.startLeading()) {
            topic.awaitAll(meanwhile);

            assertThat(topic.ids())
                    .as("at most the last transaction twice after a clean stop")
                    .hasSizeBetween(before.size() + meanwhile.size(), before.size() + meanwhile.size() + 2);
        }
    }

    @Test
    void sendsTheGapOfDroppedSlot() {
        relayedThenStopped(10);
        TestRelay.dropSlot();
        List<UUID> gap = loans.appendNumbered(topic.name(), 2, 50);

        try (TestRelay relay = TestRelay.startLeading()) {
            topic.awaitAll(gap);
        }
    }

    @Test
    void sendsTheGapOfSlotThatSomebodyMadeAnew() {
        relayedThenStopped(10);
        TestRelay.dropSlot();
        List<UUID> gap = loans.appendNumbered(topic.name(), 2, 50);
        makeSlotAnew();

        try (TestRelay relay = TestRelay.startLeading()) {
            topic.awaitAll(gap);
        }
    }

    @Test
    void sendsTheGapOfSlotThatTheDatabaseGaveUp() {
        relayedThenStopped(10);
        List<UUID> gap = loans.appendNumbered(topic.name(), 2, 50);
        invalidateSlot();

        try (TestRelay relay = TestRelay.startLeading()) {
            topic.awaitAll(gap);
        }
    }

    @Test
    void noticesThatTheSlotIsGoneWhileItReads() {
        try (TestRelay relay = TestRelay.startLeading()) {
            topic.awaitAll(loans.appendNumbered(topic.name(), 1, 5));
            dropSlotUnderItsReader();
            List<UUID> gap = loans.appendNumbered(topic.name(), 2, 50);

            topic.awaitAll(gap);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(relay.bean(Repairs.class)
                                    .newestFirst(1)
                                    .getFirst()
                                    .reasons())
                            .containsExactly("the slot is missing"));
        }
    }

    private static void dropSlotUnderItsReader() {
        var database = TestPlatform.database();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            database.sql("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots")
                    .query()
                    .listOfRows();
            return database.sql("SELECT pg_drop_replication_slot('tranche_outbox')")
                            .query()
                            .listOfRows()
                            .size()
                    == 1;
        });
    }

    @Test
    void leaderLooksWhetherItsSlotIsThereAndStillTheSame() {
        relayedThenStopped(1);
        Progress reached = new Progress(new Origin(1, 1, "any"), new Lsn(TestRelay.confirmedLsn()));
        SlotWatch watch = new SlotWatch(
                new Slot(JdbcClient.create(TestPlatform.dataSource("relay_service"))), reached, Duration.ZERO);
        watch.requireSound();

        TestRelay.dropSlot();
        assertThatThrownBy(watch::requireSound).hasMessageContaining("missing");
        loans.append(topic.name(), "key:0", "in between");
        makeSlotAnew();
        assertThatThrownBy(watch::requireSound).hasMessageContaining("made anew");
    }

    private static void makeSlotAnew() {
        TestPlatform.database()
                .sql("SELECT pg_create_logical_replication_slot('tranche_outbox', 'pgoutput')")
                .query()
                .singleRow();
    }

    @Test
    void makesMissingTopicsOnlyWhenItLeads() throws Exception {
        TestRelay relay = TestRelay.startLeading();
        topic.awaitAll(loans.appendNumbered(topic.name(), 1, 1));
        relay.close();
        topic.delete();
        await().atMost(PATIENCE).until(() -> !topic.exists());

        relay.bean(Leader.class).rehearse();

        assertThat(topic.exists()).isFalse();
        try (TestRelay leading = TestRelay.startLeading()) {
            assertThat(topic.exists()).isTrue();
        }
    }

    private static void invalidateSlot() {
        var database = TestPlatform.database();
        database.sql("ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'").update();
        try {
            await().atMost(Duration.ofSeconds(90)).until(() -> {
                database.sql("SELECT pg_reload_conf(), pg_switch_wal()").query().singleRow();
                database.sql("CREATE TABLE public.filler (); DROP TABLE public.filler; CHECKPOINT")
                        .update();
                return database.sql("SELECT wal_status = 'lost' FROM pg_replication_slots")
                        .query(Boolean.class)
                        .single();
            });
        } finally {
            database.sql("ALTER SYSTEM RESET max_slot_wal_keep_size").update();
            database.sql("SELECT pg_reload_conf()").query().singleRow();
        }
    }

    @Test
    void sendsEverythingToTopicThatCameBackEmpty() throws Exception {
        List<UUID> ids = relayedThenStopped(30);
        topic.delete();
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            TestEvents.createTopicIfMissing(topic.name());
            assertThat(topic.ids()).isEmpty();
        });

        try (TestRelay relay = TestRelay.startLeading()) {
            assertThat(TestTopic.firstAppearances(topic.awaitAll(ids)).values())
                    .allSatisfy(numbers -> assertThat(numbers)
                            .isEqualTo(IntStream.range(0, 30).boxed().toList()));
        }
    }

    @Test
    void sendsEverythingToAnotherKafka() {
        List<UUID> ids = relayedThenStopped(5);
        TestPlatform.database()
                .sql("UPDATE relay.checkpoint SET kafka_cluster_id = 'the one before'")
                .update();

        try (TestRelay relay = TestRelay.startLeading()) {
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(topic.ids()).hasSize(2 * ids.size()));
        }
        assertThat(clusterOfCheckpoint()).isNotEqualTo("the one before");
    }

    private List<UUID> relayedConfirmedAndStopped() {
        try (TestRelay relay = TestRelay.startLeading()) {
            List<UUID> ids = loans.appendNumbered(topic.name(), 2, 10);
            topic.awaitAll(ids);
            long written = TestPlatform.database()
                    .sql("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint")
                    .query((row, number) -> row.getLong(1))
                    .single();
            await().atMost(PATIENCE).until(() -> TestRelay.confirmedLsn() >= written);
            return ids;
        }
    }

    private List<UUID> relayedThenStopped(int rowsPerKey) {
        try (TestRelay relay = TestRelay.startLeading()) {
            List<UUID> ids = loans.appendNumbered(topic.name(), 2, rowsPerKey);
            topic.awaitAll(ids);
            return ids;
        }
    }

    private static String clusterOfCheckpoint() {
        return TestPlatform.database()
                .sql("SELECT kafka_cluster_id FROM relay.checkpoint")
                .query((row, number) -> row.getString("kafka_cluster_id"))
                .single();
    }
}
