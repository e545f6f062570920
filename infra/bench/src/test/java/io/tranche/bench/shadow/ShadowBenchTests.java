package io.tranche.bench.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShadowBenchTests {

    @Test
    void takesTheNumberOfEvents() {
        assertThat(ShadowBench.events()).isEqualTo(200_000);
        assertThat(ShadowBench.events("events=5000")).isEqualTo(5_000);
        assertThat(ShadowBench.events("--events=7")).isEqualTo(7);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> ShadowBench.events("rate=50")).hasMessageContaining("Unknown option rate=50");
        assertThatThrownBy(() -> ShadowBench.events("events=0")).hasMessageContaining("Unknown option events=0");
    }
}
