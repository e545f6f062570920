package io.tranche.messaging.replay;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Topics;
import io.tranche.messaging.Effects;
import io.tranche.messaging.Lost;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.Trouble;
import io.tranche.messaging.dryrun.TimedDryRun;
import io.tranche.messaging.inbox.EventHandlers;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import java.time.Clock;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@PlatformTest(MessagingTestApplication.class)
class ReplayPreviewIntegrationTests {

    private final long account = TestIds.next();
    private final long first = TestIds.next();
    private final TimedDryRun timed = new TimedDryRun();
    private final EventHandlers handlers;
    private final ReplayPreview preview;

    @Autowired
    ReplayPreviewIntegrationTests(
            EventHandlers handlers, TopicReaders readers, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.handlers = handlers;
        preview = new ReplayPreview(
                readers,
                new ConsumedRanges(readers, "messaging-test"),
                timed.of(jdbc, transactions),
                Clock.systemUTC());
    }

    @Test
    void endsWithWhatItHasWhenItsTimeIsUp(@Autowired Trouble trouble) {
        List<SentEvent> sent = LongStream.range(first, first + 3)
                .mapToObj(id -> Effects.topUp(account, id))
                .toList();
        TestEvents.publish(sent);
        await().untilAsserted(() -> assertThat(preview().events()).hasSize(3));
        Lost.forget("counter", account, sent);
        trouble.at(first + 1, () -> {
            timed.timeIsUp();
            return null;
        });

        ReplayReport report = preview();

        assertThat(report.complete()).isFalse();
        assertThat(report.events())
                .extracting(event -> event.verdict().name())
                .containsExactly("WILL_APPLY", "WILL_APPLY");
        assertThat(Effects.of("counter", account)).isEmpty();
    }

    private ReplayReport preview() {
        return preview.of(
                handlers.of("counter"),
                new ReplayRequest(
                        "counter", Topics.WALLET_EVENTS, null, null, null, null, null, "account:" + account, null));
    }
}
