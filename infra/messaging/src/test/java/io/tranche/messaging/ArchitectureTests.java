package io.tranche.messaging;

import io.tranche.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void obeysTheRulesOfTheHouse() {
        ArchitectureRules.check("io.tranche.messaging");
    }
}
