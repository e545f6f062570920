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

@PlatformTest(MessagingTestApplication.class)
class MetricsIntegrationTests {

    private static final String COUNTER = "\\{consumer=\"messaging-test.counter\"} ";
    private static final String POSITIVE = "[1-9]";

    private final Trouble trouble;
    private final PrometheusMeterRegistry metrics;
    private final KafkaHealthIndicator kafka;

    @Autowired
    MetricsIntegrationTests(Trouble trouble, PrometheusMeterRegistry metrics, KafkaHealthIndicator kafka) {
        this.trouble = trouble;
        this.metrics = metrics;
        this.kafka = kafka;
    }

    @Test
    void showWhatConsumersDidAndStillHaveToDo() {
        long account = TestIds.next();
        long poison = TestIds.next();
        trouble.at(poison, () -> new IllegalArgumentException("no such account"));

        TestEvents.publishTwice(List.of(Effects.topUp(account, 1), Effects.topUp(account, poison)));

        await().untilAsserted(() -> assertThat(metrics.scrape())
                .containsPattern(
                        "consumer_event_age_seconds_bucket\\{consumer=\"messaging-test.counter\",le=\"0.001\"}")
                .containsPattern("consumer_event_age_seconds_count" + COUNTER + POSITIVE)
                .containsPattern("consumer_batch_size_count" + COUNTER + POSITIVE)
                .containsPattern("consumer_duplicates_total" + COUNTER + POSITIVE)
                .containsPattern("consumer_parked_total" + COUNTER + POSITIVE)
                .containsPattern("parked_events\\{consumer=\"messaging-test.counter\",reason=\"failed\"} " + POSITIVE)
                .containsPattern("parked_events\\{consumer=\"messaging-test.counter\",reason=\"queued\"} ")
                .containsPattern("parked_events\\{consumer=\"messaging-test.counter\",reason=\"unreadable\"} ")
                .containsPattern("parked_keys" + COUNTER + POSITIVE)
                .containsPattern("parked_oldest_age_seconds" + COUNTER)
                .containsPattern("consumer_lag_events" + COUNTER + "0")
                .containsPattern("consumer_unknown_types_total" + COUNTER));
    }

    @Test
    void kafkaIsHealthy() {
        assertThat(kafka.health().getStatus()).isEqualTo(Status.UP);
    }
}
