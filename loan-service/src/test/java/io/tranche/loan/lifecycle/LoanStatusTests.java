package io.tranche.loan.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.loan.Drawings;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoanStatusTests {

    @Test
    void movesAsDrawnAndNotOtherwise() throws IOException {
        Set<String> possible = new HashSet<>();
        for (LoanStatus from : LoanStatus.values()) {
            for (LoanStatus to : LoanStatus.values()) {
                if (from.next().contains(to)) {
                    possible.add(from + " -> " + from.to(to));
                } else {
                    assertThatThrownBy(() -> from.to(to)).isInstanceOf(IllegalStateException.class);
                }
            }
        }
        assertThat(possible).isEqualTo(Drawings.behind("Payout (`DisbursementSaga`)"));
    }
}
