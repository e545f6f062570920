package io.tranche.messaging.consumers;

import static io.tranche.messaging.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tranche.messaging.Effects;
import io.tranche.messaging.MessagingTestApplication;
import io.tranche.messaging.Trouble;
import io.tranche.testing.PlatformTest;
import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;

/** On another schema, as its consumer is dead afterwards. */
@PlatformTest(
        value = MessagingTestApplication.class,
        properties = {
            "spring.application.name=dying-test",
            "spring.datasource.username=wallet_service",
            "spring.datasource.password=${WALLET_SERVICE_DB_PASSWORD}",
            "spring.flyway.user=wallet_owner",
            "spring.flyway.password=${WALLET_OWNER_DB_PASSWORD}",
            "spring.flyway.default-schema=wallet"
        })
class DeadConsumerIntegrationTests {

    private final Trouble trouble;
    private final ConsumersHealthIndicator health;
    private final PrometheusMeterRegistry metrics;

    @Autowired
    DeadConsumerIntegrationTests(Trouble trouble, ConsumersHealthIndicator health, PrometheusMeterRegistry metrics) {
        this.trouble = trouble;
        this.health = health;
        this.metrics = metrics;
    }

    @Test
    void isSeenInHealthAndLagAndEndsNoOtherConsumer() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        long account = TestIds.next();
        long deadly = TestIds.next();
        trouble.at(deadly, () -> new NoClassDefFoundError("a broken deployment"));

        TestEvents.publish(List.of(Effects.topUp(account, deadly), Effects.topUp(account, 2)));

        await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.DOWN));
        assertThat(health.health().getDetails())
                .containsEntry("dying-test.counter", "stopped")
                .containsEntry("dying-test.healthy-counter", "running");
        await().untilAsserted(() -> assertThat(metrics.scrape())
                .containsPattern("consumer_lag_events\\{consumer=\"dying-test.counter\"} [1-9]"));
    }
}
