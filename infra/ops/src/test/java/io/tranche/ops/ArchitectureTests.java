package io.tranche.ops;

import io.tranche.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules.check("io.tranche.ops");
    }
}
