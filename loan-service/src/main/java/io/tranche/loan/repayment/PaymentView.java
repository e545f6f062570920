package io.tranche.loan.repayment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import org.jspecify.annotations.Nullable;

/** The answer to a payment: the repayment and what it left of the loan, once that is known. */
@Schema(example = """
        {"repayment": {"id": 41, "loan_id": 7, "amount": "8884.88", "type": "PARTIAL", "status": "SUCCESS",
         "created_at": "2026-02-20T09:14:07.547Z"}, "new_outstanding": "97733.65", "loan_closed": false}""")
record PaymentView(
        RepaymentView repayment,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money newOutstanding,
        boolean loanClosed) {

    static PaymentView of(Repayment repayment) {
        Money after = repayment.outstandingAfter();
        return new PaymentView(RepaymentView.of(repayment), after, after != null && after.isZero());
    }
}
