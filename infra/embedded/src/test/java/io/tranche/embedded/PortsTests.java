package io.tranche.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void givesEachCallerAnotherPortThatNoOutgoingConnectionTakes() {
        List<Integer> ports =
                IntStream.range(0, 200).map(call -> Ports.free()).boxed().toList();

        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port < 32_768);
    }
}
