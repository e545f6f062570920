package io.tranche.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.relay.proof.ProofRange;
import io.tranche.relay.proof.Verification;
import io.tranche.testing.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two relays, each a process of its own; the leader is killed or frozen while rows are written. */
class TakeOverIntegrationTests {

    private static final Logger LOG = LoggerFactory.getLogger(TakeOverIntegrationTests.class);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int KEYS = 8;
    private static final int ROWS_PER_KEY = 250;

    private final TestOutbox loans = TestOutbox.of("loan");
    private final TestTopic topic = TestTopic.create();

    @BeforeEach
    void forgetEverything() {
        TestRelay.forgetEverything();
    }

    @Test
    void followsKilledLeader() throws Exception {
        try (RelayProcess one = RelayProcess.startPatient();
                RelayProcess other = RelayProcess.startPatient()) {
            Two relays = Two.of(one, other);
            CompletableFuture<List<UUID>> writing = write();
            topic.awaitMoreThan(0);
            relays.leader().kill();
            long killedAtNanos = System.nanoTime();
            relays.standby().awaitLeading();
            LOG.info("Took over from a killed leader after {} ms", millisSince(killedAtNanos));

            assertWhole(writing.get());
        }
    }

    @Test
    void followsFrozenLeaderWhichStaysOutWhenItThaws() throws Exception {
        try (RelayProcess one = RelayProcess.startPatient();
                RelayProcess other = RelayProcess.startPatient()) {
            Two relays = Two.of(one, other);
            RelayProcess frozen = relays.leader();
            CompletableFuture<List<UUID>> writing = write();
            topic.awaitMoreThan(0);
            frozen.freeze();
            long frozenAtNanos = System.nanoTime();
            relays.standby().awaitLeading();
            LOG.info("Took over from a frozen leader after {} ms", millisSince(frozenAtNanos));
            List<UUID> ids = writing.get();
            topic.awaitAll(ids);

            frozen.thaw();
            frozen.awaitStandby();

            assertOnlyTheNewLeaderPublishes(frozen);
            assertWhole(ids);
        }
    }

    /** Started at the same time, which is faster than one after the other: whichever is elected leads. */
    private record Two(RelayProcess leader, RelayProcess standby) {

        static Two of(RelayProcess one, RelayProcess other) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> one.leads() || other.leads());
            Two two = one.leads() ? new Two(one, other) : new Two(other, one);
            two.standby.awaitStandby();
            return two;
        }
    }

    private void assertOnlyTheNewLeaderPublishes(RelayProcess thawed) {
        double published = thawed.published();
        TestTopic afterwards = TestTopic.create();
        List<UUID> ids = loans.appendNumbered(afterwards.name(), KEYS, ROWS_PER_KEY);

        assertThat(afterwards.awaitAll(ids)).hasSameSizeAs(ids);
        assertThat(thawed.published()).isEqualTo(published);
        assertThat(epoch("checkpoint")).isEqualTo(epoch("lease"));
    }

    private static long epoch(String table) {
        return TestPlatform.database()
                .sql("SELECT epoch FROM relay." + table)
                .query(Long.class)
                .single();
    }

    private void assertWhole(List<UUID> ids) {
        assertThat(TestTopic.firstAppearances(topic.awaitAll(ids)).values())
                .hasSize(KEYS)
                .allSatisfy(numbers -> assertThat(numbers)
                        .isEqualTo(IntStream.range(0, ROWS_PER_KEY).boxed().toList()));
        var range = new ProofRange(null, Instant.now().plusSeconds(1), Set.of(topic.name()));
        var proof = TestRelay.stopped().bean(Verification.class).verify(range);
        assertThat(proof.missing()).isZero();
        assertThat(proof.found()).isEqualTo(ids.size());
    }

    private CompletableFuture<List<UUID>> write() {
        return CompletableFuture.supplyAsync(() -> loans.appendNumbered(topic.name(), KEYS, ROWS_PER_KEY));
    }

    private static RelayProcess startStandby() throws Exception {
        RelayProcess standby = RelayProcess.start();
        standby.awaitStandby();
        return standby;
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }

    /** {@code -Dtake-over.rounds=20}: for the figures in the README. */
    @Test
    @EnabledIfSystemProperty(named = "take-over.rounds", matches = "\\d+")
    void measuresHowLongTakingOverTakes() throws Exception {
        int rounds = Integer.getInteger("take-over.rounds");
        List<Long> killed = new ArrayList<>();
        List<Long> frozen = new ArrayList<>();
        RelayProcess leader = RelayProcess.start();
        leader.awaitLeading();
        for (int round = 0; round < 2 * rounds; round++) {
            RelayProcess standby = startStandby();
            topic.awaitAll(List.of(loans.append(topic.name(), "key:0", Integer.toString(round))));
            if (round % 2 == 0) {
                leader.kill();
            } else {
                leader.freeze();
            }
            long atNanos = System.nanoTime();
            standby.awaitLeading();
            (round % 2 == 0 ? killed : frozen).add(millisSince(atNanos));
            leader.close();
            leader = standby;
        }
        leader.close();
        LOG.info(
                "Took over from killed leaders after {} ms",
                killed.stream().sorted().toList());
        LOG.info(
                "Took over from frozen leaders after {} ms",
                frozen.stream().sorted().toList());
    }
}
