package io.tranche.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChaosOptionsTests {

    @Test
    void aNightIsEightHoursUnlessSaidOtherwise() {
        assertThat(ChaosOptions.parse().lengthMin()).isEqualTo(Duration.ofHours(8));
        assertThat(ChaosOptions.parse("minutes=30").lengthMin()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aSeedThatIsGivenIsTaken() {
        assertThat(ChaosOptions.parse("seed=7").seed()).isEqualTo(7);
        assertThat(ChaosOptions.parse("seed=7", "faults=3").faultsMin()).isEqualTo(3);
    }
}
