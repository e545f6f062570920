package io.tranche.web;

import io.tranche.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void keepsTheRulesOfAllModules() {
        ArchitectureRules.check("io.tranche.web");
    }
}
