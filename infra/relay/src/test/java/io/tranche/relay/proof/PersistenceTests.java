package io.tranche.relay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class PersistenceTests {

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void writesAgainUntilTheDatabaseIsBack() {
        assertThat(new Persistence(Duration.ofDays(1), Duration.ZERO).run(() -> awayUntil(3)))
                .isTrue();
        assertThat(tries).hasValue(3);
    }

    @Test
    void givesUpAfterAWhile() {
        assertThat(new Persistence(Duration.ofNanos(1), Duration.ZERO).run(() -> awayUntil(Integer.MAX_VALUE)))
                .isFalse();
    }

    private void awayUntil(int attempt) {
        if (tries.incrementAndGet() < attempt) {
            throw new DataAccessResourceFailureException("away");
        }
    }
}
