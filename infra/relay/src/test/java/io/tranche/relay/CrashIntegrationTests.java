package io.tranche.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills and freezes relays that run as processes of their own, while rows are written. */
class CrashIntegrationTests {

    private static final Logger LOG = LoggerFactory.getLogger(CrashIntegrationTests.class);
    private static final int KEYS = 8;
    private static final int ROWS_PER_KEY = 250;

    private final TestOutbox loans = TestOutbox.of("loan");
    private final TestTopic topic = TestTopic.create();

    @BeforeEach
    void forgetEverything() {
        TestRelay.forgetEverything();
    }

    @Test
    void losesNothingAndKeepsTheOrderWhenKilledBetweenPublishAndConfirm() throws Exception {
        // Nothing is ever confirmed, so whatever the killed relays published lies between publish and confirm.
        String neverConfirm = "--tranche.relay.checkpoint-interval=1h";
        CompletableFuture<List<UUID>> writing;
        try (RelayProcess first = RelayProcess.start(neverConfirm)) {
            first.awaitLeading();
            writing = CompletableFuture.supplyAsync(() -> loans.appendNumbered(topic.name(), KEYS, ROWS_PER_KEY));
            topic.awaitMoreThan(0);
            first.kill();
        }
        int afterFirst = topic.ids().size();
        try (RelayProcess second = RelayProcess.start(neverConfirm)) {
            topic.awaitMoreThan(afterFirst);
            second.kill();
        }
        try (TestRelay third = TestRelay.start()) {
            List<UUID> ids = writing.get();
            var records = topic.awaitAll(ids);

            assertThat(records).as("sent twice by those who were killed").hasSizeGreaterThan(ids.size());
            assertInOrder(TestTopic.firstAppearances(records).values());
            assertThat(third.relay().state()).isEqualTo(RelayState.LEADING);
        }
    }

    @Test
    void frozenLeaderIsFollowedAndDoesNoHarmWhenItThaws() throws Exception {
        try (RelayProcess frozen = RelayProcess.start()) {
            frozen.awaitLeading();
            try (TestRelay standby = TestRelay.start()) {
                CompletableFuture<List<UUID>> writing =
                        CompletableFuture.supplyAsync(() -> loans.appendNumbered(topic.name(), KEYS, ROWS_PER_KEY));
                topic.awaitMoreThan(0);
                frozen.freeze();
                long frozenAtNanos = System.nanoTime();
                standby.awaitState(RelayState.LEADING);
                LOG.info("Took over after {} ms", (System.nanoTime() - frozenAtNanos) / 1_000_000);
                topic.awaitAll(writing.get());

                frozen.thaw();
                UUID last = loans.append(topic.name(), "key:0", Integer.toString(ROWS_PER_KEY));
                await().atMost(Duration.ofSeconds(90)).until(frozen::isStandby);

                assertThat(standby.relay().state()).isEqualTo(RelayState.LEADING);
                assertThat(TestTopic.firstAppearances(topic.awaitAll(List.of(last)))
                                .get("key:0"))
                        .isEqualTo(
                                IntStream.rangeClosed(0, ROWS_PER_KEY).boxed().toList());
            }
        }
    }

    private static void assertInOrder(Collection<List<Integer>> numbersByKey) {
        assertThat(numbersByKey)
                .hasSize(KEYS)
                .allSatisfy(numbers -> assertThat(numbers)
                        .isEqualTo(IntStream.range(0, ROWS_PER_KEY).boxed().toList()));
    }
}
