package io.tranche.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.testing.TestEvents;
import io.tranche.testing.TestIds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;

/** What a supervisor asks to know whether a service must be started again. */
@OpsTest
class LivenessIntegrationTests {

    private static final Duration LONGEST = Duration.ofSeconds(120);

    private final TopUps topUps;
    private final SmartLifecycle consumers;
    private final Door anybody;
    private final long account = TestIds.next();
    private final long deadly = TestIds.next();

    LivenessIntegrationTests(
            @Autowired TopUps topUps,
            @Autowired @Qualifier("eventConsumers") SmartLifecycle consumers,
            @LocalServerPort int port) {
        this.topUps = topUps;
        this.consumers = consumers;
        this.anybody = Door.asOps(port);
    }

    /** The other tests need it alive. */
    @AfterEach
    void startConsumersAgain() {
        topUps.cure(deadly);
        consumers.stop();
        consumers.start();
    }

    @Test
    void isLostWithAConsumerAndComesBackWithARestart() {
        assertThat(anybody.get("/health").status()).isEqualTo(200);
        topUps.dieAt(deadly);

        TestEvents.publish(List.of(TopUps.topUp(deadly, account)));

        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(anybody.get("/health").status()).isEqualTo(503));
        assertThat(anybody.get("/health").body().path("status").asString()).isEqualTo("DOWN");

        startConsumersAgain();

        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(TopUps.of(account)).containsExactly(deadly));
        assertThat(anybody.get("/health").status()).isEqualTo(200);
    }
}
