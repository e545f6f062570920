package io.tranche.loan.repayment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tranche.contracts.Money;
import org.jspecify.annotations.Nullable;

/** The answer to a payment: the repayment and what it left of the loan, once that is known. */
record PaymentView(
        RepaymentView repayment,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money newOutstanding,
        boolean loanClosed) {

    static PaymentView of(Repayment repayment) {
        Money after = repayment.outstandingAfter();
        return new PaymentView(RepaymentView.of(repayment), after, after != null && after.isZero());
    }
}
