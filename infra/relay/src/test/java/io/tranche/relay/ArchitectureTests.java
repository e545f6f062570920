package io.tranche.relay;

import io.tranche.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void followsTheRulesOfThePlatform() {
        ArchitectureRules.check("io.tranche.relay");
    }
}
