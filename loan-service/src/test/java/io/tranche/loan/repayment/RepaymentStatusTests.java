package io.tranche.loan.repayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.loan.Drawings;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepaymentStatusTests {

    @Test
    void movesAsDrawnAndNotOtherwise() throws IOException {
        Set<String> possible = new HashSet<>();
        for (RepaymentStatus from : RepaymentStatus.values()) {
            for (RepaymentStatus to : RepaymentStatus.values()) {
                if (from.next().contains(to)) {
                    possible.add(from + " -> " + from.to(to));
                } else {
                    assertThatThrownBy(() -> from.to(to)).isInstanceOf(IllegalStateException.class);
                }
            }
        }
        assertThat(possible).isEqualTo(Drawings.behind("Repayment (`RepaymentSaga`)"));
    }
}
