package io.tranche.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BenchOptionsTests {

    @Test
    void driveAClosedLoopUnlessARateIsGiven() {
        assertThat(BenchOptions.parse().load()).isEqualTo(new Load.ClosedLoop(48));
        assertThat(BenchOptions.parse("--rate=50").load()).isEqualTo(new Load.OpenLoop(50));
    }

    @Test
    void takeNamesWithAndWithoutDashes() {
        BenchOptions options = BenchOptions.parse("concurrency=8", "--seconds=5");
        assertThat(options.load()).isEqualTo(new Load.ClosedLoop(8));
        assertThat(options.measured()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void refuseWhatTheyDoNotKnow() {
        assertThatThrownBy(() -> BenchOptions.parse("speed=9")).hasMessageContaining("Unknown option speed=9");
        assertThatThrownBy(() -> BenchOptions.parse("seconds=0")).hasMessageContaining("whole number above 0");
        assertThatThrownBy(() -> BenchOptions.parse("url=http://localhost:8000"))
                .hasMessageContaining("url needs data");
    }
}
