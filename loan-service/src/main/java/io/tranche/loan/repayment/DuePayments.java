package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.lifecycle.LoanId;
import org.springframework.stereotype.Component;

/** Starts payments that nobody asks for at the moment. They go the way of all others. */
@Component
public final class DuePayments {

    private final Payments payments;

    DuePayments(Payments payments) {
        this.payments = payments;
    }

    /**
     * In the caller's transaction, which makes sure that it is done once and has locked the loan.
     *
     * @return the number of the repayment
     */
    public long start(long borrowerId, LoanId loan, Money amount) {
        PaymentOrder order = new PaymentOrder(borrowerId, loan, amount, PaymentKind.INSTALLMENTS, null);
        return payments.start(order).id().value();
    }
}
