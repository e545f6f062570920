package io.tranche.loan.repayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepaymentStatusTests {

    private static final Set<String> MOVES = Set.of(
            "PENDING -> SUCCESS",
            "PENDING -> FAILED",
            "PENDING -> REFUNDING",
            "SUCCESS -> REVERSING",
            "SUCCESS -> REVERSED",
            "REVERSING -> REVERSED",
            "REVERSING -> SUCCESS",
            "REFUNDING -> REFUNDED",
            "REFUNDING -> FAILED",
            "REFUNDING -> COMPENSATION_FAILED",
            "COMPENSATION_FAILED -> REFUNDED",
            "COMPENSATION_FAILED -> FAILED",
            "COMPENSATION_FAILED -> REFUNDING",
            "COMPENSATION_FAILED -> COMPENSATION_FORCED",
            "COMPENSATION_FORCED -> REFUNDED",
            "COMPENSATION_FORCED -> FAILED");

    @Test
    void movesAsDrawnAndNotOtherwise() {
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
        assertThat(possible).isEqualTo(MOVES);
    }
}
