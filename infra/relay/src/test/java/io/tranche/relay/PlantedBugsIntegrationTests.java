package io.tranche.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tranche.relay.lease.LeaseLost;
import io.tranche.relay.position.Checkpoint;
import io.tranche.relay.position.CheckpointRefused;
import io.tranche.relay.position.Checkpoints;
import io.tranche.relay.proof.MissingRow;
import io.tranche.relay.proof.Proof;
import io.tranche.relay.proof.ProofRange;
import io.tranche.relay.proof.Verification;
import io.tranche.testing.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Switches off what the relay's promises rest on, one at a time, and expects the alarm: so the checks are known to bite. */
class PlantedBugsIntegrationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestOutbox loans = TestOutbox.of("loan");
    private final TestTopic topic = TestTopic.create();

    @BeforeEach
    void forgetEverything() {
        // Makes the tables, if this is the first test.
        TestRelay.stopped();
        TestRelay.forgetEverything();
    }

    @Test
    void proofNamesWhatWasMarkedBeforeKafkaHadIt() {
        List<UUID> ids;
        try (TestRelay hasty = TestRelay.startFaulty(HastyProducer.InsteadOfTheRealOne.class)) {
            hasty.awaitState(RelayState.LEADING);
            ids = loans.appendNumbered(topic.name(), 4, 25);
            await().atMost(PATIENCE).until(() -> loans.newestSeq() == relayedSeq(hasty));
            // What the slot has not confirmed, it would bring to the next relay.
            long written = TestPlatform.database()
                    .sql("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint")
                    .query((row, number) -> row.getLong(1))
                    .single();
            await().atMost(PATIENCE).until(() -> TestRelay.confirmedLsn() >= written);
        }
        try (TestRelay sound = TestRelay.startLeading()) {
            Proof proof = prove(sound);

            assertThat(proof.holds()).isFalse();
            assertThat(proof.missing()).isEqualTo(HastyProducer.KEPT_BACK);
            assertThat(proof.missingRows())
                    .extracting(MissingRow::id)
                    .containsExactlyInAnyOrderElementsOf(ids.subList(ids.size() - HastyProducer.KEPT_BACK, ids.size()));
        }
    }

    private static long relayedSeq(TestRelay relay) {
        return relay.bean(Checkpoints.class).outboxPositions().stream()
                .filter(position -> position.schema().equals("loan"))
                .mapToLong(position -> position.seq())
                .sum();
    }

    @Test
    void leaderThatLetsNoLeaseStopItShowsAsDuplicatesAndOverwrittenCheckpoint() {
        List<UUID> ids = loans.appendNumbered(topic.name(), 4, 25);
        try (FrozenLeader unfenced = FrozenLeader.elected(topic, ids, Duration.ofHours(1))) {
            unfenced.expire();
            try (TestRelay next = TestRelay.startLeading()) {
                topic.awaitAll(ids);
                Checkpoint before = next.bean(Checkpoints.class).read().orElseThrow();
                double restarts = restarts(next);

                unfenced.publishAgain();
                unfenced.overwrite(before);
                loans.append(topic.name(), "key:0", "25");

                await().atMost(PATIENCE).until(() -> restarts(next) > restarts);
                await().atMost(PATIENCE).until(() -> next.relay().state() == RelayState.LEADING);
                assertThat(prove(next).duplicates()).isGreaterThanOrEqualTo(ids.size());
                assertThat(prove(next).missing()).isZero();
            }
        }
    }

    @Test
    void leaderWhoseLeaseRanOutPublishesAndWritesNothing() {
        List<UUID> ids = loans.appendNumbered(topic.name(), 4, 25);
        try (FrozenLeader fenced = FrozenLeader.elected(topic, ids, Duration.ofSeconds(1))) {
            await().atMost(PATIENCE).until(fenced::isOver);
            try (TestRelay next = TestRelay.startLeading()) {
                topic.awaitAll(ids);
                Checkpoint before = next.bean(Checkpoints.class).read().orElseThrow();
                double restarts = restarts(next);

                assertThat(fenced.triesToPublish()).isInstanceOf(LeaseLost.class);
                assertThat(fenced.triesToWrite(before))
                        .isInstanceOf(CheckpointRefused.class)
                        .hasMessageContaining("has taken over");
                assertThat(prove(next).duplicates()).isZero();
                assertThat(restarts(next)).isEqualTo(restarts);
            }
        }
    }

    private static double restarts(TestRelay relay) {
        return relay.bean(MeterRegistry.class).counter("relay.restarts").count();
    }

    private Proof prove(TestRelay relay) {
        return relay.bean(Verification.class)
                .verify(new ProofRange(null, Instant.now().plusSeconds(1), Set.of(topic.name())));
    }
}
