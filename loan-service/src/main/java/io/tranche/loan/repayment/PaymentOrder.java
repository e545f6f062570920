package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.lifecycle.LoanId;
import org.jspecify.annotations.Nullable;

/**
 * What a borrower asks for.
 *
 * @param kind what is to become of what is left of it when the dues are paid
 * @param key the borrower's own name for it; null if it shall not be sent twice
 */
record PaymentOrder(
        long borrowerId,
        LoanId loanId,
        Money amount,
        PaymentKind kind,
        @Nullable String key) {}
