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

/** Kills relays that run as processes of their own, while rows are written. */
class CrashIntegrationTests {

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
    void losesNothingAndKeepsTheOrderWhenKilledBetweenPublishAndConfirm() throws Exception {
        // Nothing is ever confirmed, so whatever the killed relays published lies between publish and confirm.
        String neverConfirm = "--tranche.relay.checkpoint-interval=1h";
        CompletableFuture<List<UUID>> writing;
        try (RelayProcess one = RelayProcess.startPatient(neverConfirm);
                RelayProcess other = RelayProcess.startPatient(neverConfirm)) {
            await().atMost(PATIENCE).until(() -> one.leads() || other.leads());
            RelayProcess first = one.leads() ? one : other;
            writing = CompletableFuture.supplyAsync(() -> loans.appendNumbered(topic.name(), KEYS, ROWS_PER_KEY));
            topic.awaitMoreThan(0);
            first.kill();
            int afterFirst = topic.ids().size();
            RelayProcess second = first == one ? other : one;
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

    private static void assertInOrder(Collection<List<Integer>> numbersByKey) {
        assertThat(numbersByKey)
                .hasSize(KEYS)
                .allSatisfy(numbers -> assertThat(numbers)
                        .isEqualTo(IntStream.range(0, ROWS_PER_KEY).boxed().toList()));
    }
}
