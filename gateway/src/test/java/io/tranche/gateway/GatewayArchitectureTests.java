package io.tranche.gateway;

import io.tranche.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class GatewayArchitectureTests {

    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules.check("io.tranche.gateway");
    }
}
