package io.tranche.loan.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoanStatusTests {

    private static final Set<String> MOVES = Set.of(
            "APPLIED -> APPROVED",
            "APPLIED -> REJECTED",
            "APPLIED -> CANCELLED",
            "APPROVED -> ACTIVE",
            "APPROVED -> AWAITING_FUNDING",
            "AWAITING_FUNDING -> ACTIVE",
            "AWAITING_FUNDING -> REJECTED",
            "AWAITING_FUNDING -> CANCELLING",
            "APPROVED -> REJECTED",
            "APPROVED -> CANCELLING",
            "CANCELLING -> CANCELLED",
            "CANCELLING -> ACTIVE",
            "CANCELLING -> COMPENSATION_FAILED",
            "COMPENSATION_FAILED -> ACTIVE",
            "COMPENSATION_FAILED -> CANCELLED",
            "COMPENSATION_FAILED -> CANCELLING",
            "COMPENSATION_FAILED -> COMPENSATION_FORCED",
            "COMPENSATION_FORCED -> ACTIVE",
            "COMPENSATION_FORCED -> CANCELLED",
            "ACTIVE -> CLOSED",
            "CLOSED -> ACTIVE",
            "ACTIVE -> DEFAULTED",
            "ACTIVE -> WRITTEN_OFF",
            "DEFAULTED -> ACTIVE",
            "DEFAULTED -> CLOSED",
            "DEFAULTED -> WRITTEN_OFF");

    @Test
    void movesAsDrawnAndNotOtherwise() {
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
        assertThat(possible).isEqualTo(MOVES);
    }
}
