package io.tranche.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.relay.RelaySettings.BackOffSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTests {

    private final BackOff backOff = new BackOff(new BackOffSettings(Duration.ofMillis(500), Duration.ofSeconds(2)));

    @Test
    void doublesUpToTheLongest() {
        assertThat(backOff.afterFailure()).isEqualTo(Duration.ofMillis(500));
        assertThat(backOff.afterFailure()).isEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.afterFailure()).isEqualTo(Duration.ofSeconds(2));
        assertThat(backOff.afterFailure()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void startsFromTheFirstAgainAfterSuccess() {
        backOff.afterFailure();
        backOff.afterFailure();
        backOff.reset();

        assertThat(backOff.afterFailure()).isEqualTo(Duration.ofMillis(500));
    }
}
