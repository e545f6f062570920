package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The books of wallets, loans and ledger. */
final class Books {

    private static final Duration QUIET_LONGEST = Duration.ofMinutes(4);

    private final JdbcClient database;

    Books(JdbcClient database) {
        this.database = database;
    }

    /** Waits until nothing is under way and then asserts that all books say the same; the message lists what differs. */
    void agree() {
        await().atMost(QUIET_LONGEST)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(Disagreements.in(database)).isEmpty());
    }
}
