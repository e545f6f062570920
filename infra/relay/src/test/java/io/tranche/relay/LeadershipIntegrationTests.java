package io.tranche.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tranche.testing.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class LeadershipIntegrationTests {

    private final TestOutbox loans = TestOutbox.of("loan");
    private final TestTopic topic = TestTopic.create();

    @BeforeEach
    void forgetEverything() {
        TestRelay.forgetEverything();
    }

    @Test
    void secondRelayStandsByAndTakesOverAtOnceWhenTheFirstStops() {
        TestRelay first = TestRelay.startLeading();
        try (TestRelay second = TestRelay.startAnother()) {
            second.awaitState(RelayState.STANDBY);
            assertThat(second.bean(RelayHealth.class).health().getStatus()).isEqualTo(Status.UP);

            first.close();

            await().atMost(Duration.ofSeconds(90)).until(() -> second.relay().state() == RelayState.LEADING);
            UUID id = loans.append(topic.name(), "loan:1", "{}");
            topic.awaitAll(List.of(id));
        } finally {
            first.close();
        }
    }

    @Test
    void leaderThatLostItsLeaseStopsRelaying() {
        try (TestRelay relay = TestRelay.startLeading()) {
            TestPlatform.database()
                    .sql(
                            "UPDATE relay.lease SET holder = 'usurper', epoch = epoch + 1, expires_at = now() + interval '1 hour'")
                    .update();

            relay.awaitState(RelayState.STANDBY);

            assertThat(relay.relay().progress()).isEmpty();
        }
    }

    @Test
    void isDownWhileKafkaIsAway() {
        try (TestRelay relay = TestRelay.startAnother("--spring.kafka.bootstrap-servers=127.0.0.1:1")) {
            relay.awaitState(RelayState.BACKING_OFF);

            assertThat(relay.bean(RelayHealth.class).health().getStatus()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void startsAnewAfterItsEngineFails() {
        try (TestRelay relay = TestRelay.startLeading()) {
            TestPlatform.database()
                    .sql("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active")
                    .query()
                    .listOfRows();
            UUID id = loans.append(topic.name(), "loan:2", "{}");

            topic.awaitAll(List.of(id));
        }
    }

    @Test
    void givesUpAnEngineThatHearsNothing() throws Exception {
        try (TestRelay relay = TestRelay.startAnother("--tranche.relay.silence-max=5s")) {
            relay.awaitState(RelayState.LEADING);
            await().until(() -> !senders().isEmpty());
            long sender = senders().getFirst();
            signal("-STOP", sender);
            try {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> String.valueOf(relay.relay().lastFailure()).contains("read nothing"));
            } finally {
                signal("-CONT", sender);
            }

            topic.awaitAll(List.of(loans.append(topic.name(), "loan:3", "{}")));
        }
    }

    private static List<Long> senders() {
        return TestPlatform.database()
                .sql("SELECT active_pid FROM pg_replication_slots WHERE active")
                .query((row, number) -> row.getLong("active_pid"))
                .list();
    }

    private static void signal(String signal, long process) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(process))
                        .start()
                        .waitFor())
                .isZero();
    }
}
