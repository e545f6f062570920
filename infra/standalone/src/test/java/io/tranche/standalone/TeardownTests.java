package io.tranche.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeardownTests {

    private final List<String> closed = new ArrayList<>();
    private final Teardown teardown = new Teardown();

    @Test
    void closesFromTheDoorInwardsWhateverTheOrderOfStart() {
        teardown.add(1, () -> closed.add("database"));
        teardown.add(9, () -> closed.add("door"));
        teardown.add(5, () -> closed.add("service"));
        teardown.close();
        assertThat(closed).containsExactly("door", "service", "database");
    }

    @Test
    void closesOnceOnly() {
        teardown.add(1, () -> closed.add("database"));
        teardown.close();
        teardown.close();
        assertThat(closed).containsExactly("database");
    }

    @Test
    void goesOnWhenOnePartFails() {
        teardown.add(1, () -> closed.add("database"));
        teardown.add(2, () -> {
            throw new IllegalStateException("stuck");
        });
        teardown.close();
        assertThat(closed).containsExactly("database");
    }

    @Test
    void closesAtOnceWhatComesUpTooLate() {
        teardown.close();
        teardown.add(1, () -> closed.add("latecomer"));
        assertThat(closed).containsExactly("latecomer");
    }
}
