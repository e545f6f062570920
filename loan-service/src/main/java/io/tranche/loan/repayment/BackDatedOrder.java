package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.web.idempotency.IdempotencyKey;
import java.time.LocalDate;

/** What the bank asks for. */
record BackDatedOrder(long adminId, IdempotencyKey key, LoanId loanId, Money amount, Dating dating) {

    /** As of when it counts, and why. */
    record Dating(LocalDate valueDate, String reason) {}
}
