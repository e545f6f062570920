package io.tranche.messaging.consumers;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.TopUpCounter;
import io.tranche.messaging.Trouble;
import io.tranche.messaging.parking.ParkedEvents;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With consumers of its own, as one is dead afterwards. */
@PlatformTest(MessagingTestApplication.class)
class DeadConsumerIntegrationTests {

    private static final String DYING = "dying-test.dying";
    private static final String OTHER = "dying-test.other";

    private final Trouble trouble = new Trouble();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final EventConsumers consumers;
    private final BacklogGauges gauges;
    private final ConsumersHealthIndicator health;

    @Autowired
    DeadConsumerIntegrationTests(
            ConsumerContainers containers, Kafka kafka, ParkedEvents parkedEvents, JdbcClient database) {
        TopUpCounter dying = new TopUpCounter("dying", database, trouble);
        TopUpCounter other = new TopUpCounter("other", database, new Trouble());
        consumers = new EventConsumers(Map.of(DYING, dying, OTHER, other), containers);
        health = new ConsumersHealthIndicator(consumers);
        gauges = new BacklogGauges(consumers, kafka, parkedEvents);
        gauges.register(metrics);
    }

    @BeforeEach
    void start() {
        consumers.start();
    }

    @AfterEach
    void stop() {
        consumers.stop();
    }

    @Test
    void isSeenInHealthAndLagAndEndsNoOtherConsumer() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        long account = TestIds.next();
        long deadly = TestIds.next();
        trouble.at(deadly, () -> new NoClassDefFoundError("a broken deployment"));

        TestEvents.publish(List.of(Effects.topUp(account, deadly), Effects.topUp(account, 2)));

        await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.DOWN));
        assertThat(health.health().getDetails()).containsEntry(DYING, "stopped").containsEntry(OTHER, "running");
        await().ignoreExceptions().until(() -> {
            gauges.measureLag();
            return metrics.get("consumer.lag.events")
                            .tag("consumer", DYING)
                            .gauge()
                            .value()
                    > 0;
        });
    }
}
