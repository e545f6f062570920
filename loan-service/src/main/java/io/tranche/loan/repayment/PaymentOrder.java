package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.lifecycle.LoanId;
import org.jspecify.annotations.Nullable;

/**
 * What a borrower asks for.
 *
 * @param key the borrower's own name for it; null if it shall not be sent twice
 */
record PaymentOrder(
        long borrowerId,
        LoanId loanId,
        Money amount,
        @Nullable String key) {}
