package io.tranche.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTests {

    private static final Topology TOPOLOGY = Topology.whole();
    private static final int ROUND = 25;

    @Test
    void theSameSeedMakesTheSamePlan() {
        assertThat(faults(7, 500)).isEqualTo(faults(7, 500));
    }

    @Test
    void aShorterRunSeesTheBeginningOfALongerOne() {
        assertThat(faults(7, 500)).startsWith(faults(7, 20).toArray(PlannedFault[]::new));
    }

    @Test
    void anotherSeedMakesAnotherPlan() {
        assertThat(faults(7, 50)).isNotEqualTo(faults(8, 50));
    }

    @Test
    void oneRoundHoldsEveryKind() {
        assertThat(faults(7, ROUND)).extracting(PlannedFault::kind).contains(FaultKind.values());
    }

    @Test
    void manyRoundsReachEveryProcessAndEveryLink() {
        assertThat(faults(7, 2_000))
                .extracting(PlannedFault::target)
                .containsAll(TOPOLOGY.processes())
                .containsAll(TOPOLOGY.links());
    }

    @Test
    void thereAreTwoOfEachServiceAndOfTheRelayOneGatewayAndThreeBrokers() {
        assertThat(TOPOLOGY.processes())
                .containsExactlyInAnyOrder(
                        "relay-1",
                        "relay-2",
                        "auth-service-1",
                        "auth-service-2",
                        "wallet-service-1",
                        "wallet-service-2",
                        "loan-service-1",
                        "loan-service-2",
                        "ledger-service-1",
                        "ledger-service-2",
                        "broker-1",
                        "broker-2",
                        "broker-3",
                        "gateway");
    }

    private static List<PlannedFault> faults(long seed, int count) {
        Plan plan = new Plan(seed, TOPOLOGY);
        return Stream.generate(plan::next).limit(count).toList();
    }
}
