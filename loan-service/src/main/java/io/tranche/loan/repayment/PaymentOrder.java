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
 * @param standing on a mandate; nobody waits for it, so it is asked for until there is an answer
 */
record PaymentOrder(
        long borrowerId,
        LoanId loanId,
        Money amount,
        PaymentKind kind,
        @Nullable String key,
        boolean standing) {

    PaymentOrder(long borrowerId, LoanId loanId, Money amount, PaymentKind kind, @Nullable String key) {
        this(borrowerId, loanId, amount, kind, key, false);
    }

    static PaymentOrder onMandate(long borrowerId, LoanId loanId, Money amount) {
        return new PaymentOrder(borrowerId, loanId, amount, PaymentKind.INSTALLMENTS, null, true);
    }
}
