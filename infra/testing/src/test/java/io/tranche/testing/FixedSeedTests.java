package io.tranche.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

class FixedSeedTests {

    private static final List<Long> ONE = new ArrayList<>();
    private static final List<Long> OTHER = new ArrayList<>();

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void drawsSomeValues(@ForAll long value) {
        ONE.add(value);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void drawsTheSameValuesAgain(@ForAll long value) {
        OTHER.add(value);
    }

    @AfterContainer
    static void assertSame() {
        assertThat(ONE).hasSize(20);
        assertThat(ONE.equals(OTHER)).isEqualTo(!FixedSeed.SEED.equals(FixedSeed.RANDOM));
    }
}
