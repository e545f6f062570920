package io.tranche.loan.repayment;

import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.loan.lifecycle.LoanId;
import org.springframework.stereotype.Component;

/** Starts payments that nobody asks for at the moment. They go the way of all others, but wait until they are answered. */
@Component
public final class DuePayments {

    /** The reason of a payment that failed because there was not enough in the wallet. */
    public static final String NO_MONEY = RepaymentSaga.code(RefusalReason.INSUFFICIENT_BALANCE);

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
        return payments.start(PaymentOrder.onMandate(borrowerId, loan, amount))
                .id()
                .value();
    }
}
