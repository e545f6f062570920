package io.tranche.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tranche.relay.position.Checkpoints;
import io.tranche.relay.proof.MissingRow;
import io.tranche.relay.proof.Proof;
import io.tranche.relay.proof.ProofLine;
import io.tranche.relay.proof.ProofRange;
import io.tranche.relay.proof.ProofSettings;
import io.tranche.relay.proof.RangeTooLarge;
import io.tranche.relay.proof.RepairProofs;
import io.tranche.relay.proof.Verification;
import io.tranche.relay.repair.OutboxTables;
import io.tranche.relay.repair.RepairRecord;
import io.tranche.relay.repair.Repairs;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestPlatform;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

class ProofIntegrationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestOutbox loans = TestOutbox.of("loan");
    private final TestTopic topic = TestTopic.create();

    @BeforeEach
    void forgetEverything() {
        TestRelay.forgetEverything();
    }

    @Test
    void findsEveryRowInItsPartitionAndHour() {
        try (TestRelay relay = TestRelay.startLeading()) {
            List<UUID> ids = loans.appendNumbered(topic.name(), 6, 20);
            var records = topic.awaitAll(ids);

            Proof proof = prove(relay);

            assertThat(proof.holds()).isTrue();
            assertThat(proof.rows()).isEqualTo(120);
            assertThat(proof.found()).isEqualTo(120);
            Map<Integer, Long> foundByPartition = proof.lines().stream()
                    .collect(Collectors.groupingBy(ProofLine::partition, Collectors.summingLong(ProofLine::found)));
            assertThat(foundByPartition).isEqualTo(TestTopic.firstAppearancesByPartition(records));
            assertThat(proof.lines())
                    .allSatisfy(line -> assertThat(ids).contains(line.firstId(), line.lastId()))
                    .anySatisfy(line -> assertThat(line.firstId()).isEqualTo(ids.getFirst()))
                    .anySatisfy(line -> assertThat(line.lastId()).isEqualTo(ids.getLast()));
        }
    }

    @Test
    void namesTheRowsThatTheTopicLost() throws Exception {
        List<UUID> ids = relayedThenStopped(60);
        topic.delete();
        await().atMost(PATIENCE).untilAsserted(() -> {
            TestEvents.createTopicIfMissing(topic.name());
            assertThat(topic.ids()).isEmpty();
        });

        Proof early = prove(TestRelay.stopped());
        relayPastEverything();
        Proof proof = prove(TestRelay.stopped());

        assertThat(early.holds()).isFalse();
        assertThat(early.missing()).as("nobody leads: they may still come").isZero();
        assertThat(early.undecided()).isEqualTo(ids.size());
        assertThat(proof.holds()).isFalse();
        assertThat(proof.undecided()).isZero();
        assertThat(proof.missing()).isEqualTo(ids.size());
        assertThat(proof.missingRows())
                .as("bounded")
                .hasSize(100)
                .extracting(MissingRow::id)
                .allSatisfy(id -> assertThat(ids).contains(id));
    }

    @Test
    void rowsThatNoRelayCouldSendYetAreNotLost() {
        List<UUID> relayed = relayedThenStopped(5);
        loans.appendNumbered(topic.name(), 1, 7);

        Proof proof = prove(TestRelay.stopped());

        assertThat(proof.holds()).isTrue();
        assertThat(proof.found()).isEqualTo(relayed.size());
        assertThat(proof.waiting()).isEqualTo(7);
    }

    @Test
    void countsWhatCameTwice() {
        List<UUID> ids = relayedThenStopped(5);
        TestRelay.forgetEverything();
        try (TestRelay again = TestRelay.startLeading()) {
            await().atMost(PATIENCE).until(() -> topic.ids().size() == 2 * ids.size());

            assertThat(prove(again).duplicates()).isEqualTo(ids.size());
        }
    }

    @Test
    void noticesMessagesThatTheDatabaseDoesNotKnow() {
        List<UUID> ids = relayedThenStopped(5);
        UUID forgotten = ids.getLast();
        TestPlatform.database()
                .sql("DELETE FROM loan.outbox WHERE id = :id")
                .param("id", forgotten)
                .update();

        Proof proof = prove(TestRelay.stopped());

        assertThat(proof.holds()).isFalse();
        assertThat(proof.missing()).isZero();
        assertThat(proof.withoutRowIds()).containsExactly(forgotten);
    }

    @Test
    void keepsTheProofOfRepairs() {
        relayedThenStopped(10);
        TestRelay.dropSlot();
        List<UUID> gap = loans.appendNumbered(topic.name(), 2, 50);
        try (TestRelay relay = TestRelay.startLeading()) {
            Repairs repairs = relay.bean(Repairs.class);
            await().atMost(PATIENCE)
                    .until(() -> repairs.newestFirst(1).getFirst().proof() != null);

            RepairRecord repair = repairs.newestFirst(1).getFirst();

            assertThat(repair.reasons()).containsExactly("the slot is missing");
            assertThat(repair.proof()).contains("\"missing\": 0", "\"found\": " + (20 + gap.size()));
        }
    }

    @Test
    void provesRepairOnlyOnceTheRelayIsPastIt() {
        relayedThenStopped(5);
        TestRelay relay = TestRelay.stopped();
        UUID lost = loans.append(topic.name(), "key:0", "lost");
        TestPlatform.database()
                .sql(
                        "UPDATE relay.checkpoint_outbox SET seq = (SELECT max(seq) FROM loan.outbox) WHERE schema_name = 'loan'")
                .update();
        TestPlatform.database()
                .sql("UPDATE relay.repair SET proof = NULL, proven_at = NULL, topics = ARRAY[:topic], until = now()")
                .param("topic", topic.name())
                .update();
        Repairs repairs = relay.bean(Repairs.class);

        relay.bean(RepairProofs.class).takeNext();
        assertThat(repairs.newestFirst(1).getFirst().proof()).isNull();

        relayPastEverything();
        relay.bean(RepairProofs.class).takeNext();
        assertThat(repairs.newestFirst(1).getFirst().proof()).contains(lost.toString(), "\"missing\": 1");
    }

    private static void relayPastEverything() {
        TestPlatform.database()
                .sql("UPDATE relay.checkpoint SET lsn = pg_current_wal_insert_lsn() + 1000000000")
                .update();
    }

    @Test
    void refusesMoreThanItMayTake() {
        List<UUID> ids = relayedThenStopped(5);

        assertThatThrownBy(() -> verification(ids.size() - 1).verify(ofTopic())).isInstanceOf(RangeTooLarge.class);
    }

    @Test
    void rowOfTransactionThatWasOpenForLongIsNotLost() {
        List<UUID> ids = new ArrayList<>(relayedThenStopped(1));
        loans.transactions().executeWithoutResult(open -> {
            ids.add(loans.append(topic.name(), "key:0", "late"));
            ids.addAll(
                    CompletableFuture.supplyAsync(() -> relayedThenStopped(5)).join());
        });
        try (FrozenLeader busy = FrozenLeader.elected(topic, List.of(), Duration.ofHours(1))) {
            Proof early = verification(1_000).verify(ofTopic());

            assertThat(early.undecided()).isEqualTo(1);
            assertThat(early.missing()).isZero();
            assertThat(early.holds()).isFalse();
            busy.expire();
        }
        try (TestRelay relay = TestRelay.startLeading()) {
            Proof proof = prove(relay);

            assertThat(proof.found()).isEqualTo(ids.size());
            assertThat(proof.holds()).isTrue();
        }
    }

    /** One that waits for nothing. */
    private static Verification verification(int rowsMax) {
        JdbcTemplate jdbc = new JdbcTemplate(TestPlatform.dataSource("relay_service"));
        TransactionOperations transactions =
                new TransactionTemplate(new JdbcTransactionManager(TestPlatform.dataSource("relay_service")));
        ProofSettings narrow = new ProofSettings(
                rowsMax,
                10,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofHours(1),
                PATIENCE,
                PATIENCE,
                PATIENCE,
                temporaryDirectory());
        return new Verification(
                jdbc,
                transactions,
                new OutboxTables(jdbc, transactions),
                new Checkpoints(JdbcClient.create(jdbc), transactions),
                Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers()),
                narrow,
                Clock.systemUTC());
    }

    private static Path temporaryDirectory() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private Proof prove(TestRelay relay) {
        return relay.bean(Verification.class).verify(ofTopic());
    }

    private ProofRange ofTopic() {
        return new ProofRange(null, Instant.now().plusSeconds(1), Set.of(topic.name()));
    }

    private List<UUID> relayedThenStopped(int rowsPerKey) {
        try (TestRelay relay = TestRelay.startLeading()) {
            List<UUID> ids = loans.appendNumbered(topic.name(), 2, rowsPerKey);
            topic.awaitAll(ids);
            awaitCheckpointOfAll(relay);
            return ids;
        }
    }

    /** A row in the topic counts as sent only once the relay has noted it. */
    private static void awaitCheckpointOfAll(TestRelay relay) {
        long last = TestPlatform.database()
                .sql("SELECT max(seq) FROM loan.outbox")
                .query(Long.class)
                .single();
        await().atMost(PATIENCE)
                .until(() -> relay.bean(Checkpoints.class).outboxPositions().stream()
                        .anyMatch(outbox -> outbox.schema().equals("loan") && outbox.seq() == last));
    }
}
