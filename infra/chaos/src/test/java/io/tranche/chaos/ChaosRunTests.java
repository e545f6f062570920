package io.tranche.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short run. It asserts what must hold, and of times nothing: those are only told. */
class ChaosRunTests {

    private static final int FAULTS_LEAST = 20;

    @Test
    void keepsEveryPromiseWhateverBreaks() {
        ChaosOptions options = new ChaosOptions(
                Long.getLong("chaos.seed", 20_261_121),
                Integer.getInteger("chaos.faults", 24),
                Duration.ZERO,
                Path.of("target/chaos"));

        Outcome outcome = new ChaosRun(options, System.out).run();

        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.faultsThatHappened()).isGreaterThanOrEqualTo(FAULTS_LEAST);
    }
}
