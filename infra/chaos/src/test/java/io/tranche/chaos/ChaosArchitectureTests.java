package io.tranche.chaos;

import io.tranche.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ChaosArchitectureTests {

    @Test
    void keepsToTheArchitecture() {
        ArchitectureRules.check("io.tranche.chaos");
    }
}
