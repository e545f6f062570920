package io.tranche.loan.repayment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tranche.contracts.Money;
import io.tranche.loan.account.PaymentKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A repayment as the API shows it. */
@Schema(example = """
        {"id": 41, "loan_id": 7, "amount": "20000.00", "type": "PARTIAL", "status": "SUCCESS", "prepayment": "REDUCE_EMI",
         "created_at": "2026-03-02T09:14:07.547Z"}""")
record RepaymentView(
        long id,
        long loanId,
        Money amount,
        Type type,
        Status status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PaymentKind prepayment,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
        Instant createdAt) {

    enum Type {
        PARTIAL,
        /** Nothing was left after it. */
        FULL
    }

    /** What matters to the borrower: whether the money is gone. */
    enum Status {
        PENDING,
        SUCCESS,
        FAILED,
        /** Called off; if money was taken, it is on its way back. */
        REFUNDING,
        REFUNDED,
        /** Still counts, but is being taken back. */
        REVERSING,
        /** Taken back by the bank. */
        REVERSED,
        /** The bank has ended it without the money having come back to the wallet. */
        ENDED_BY_BANK
    }

    static RepaymentView of(Repayment repayment) {
        Money after = repayment.outstandingAfter();
        return new RepaymentView(
                repayment.id().value(),
                repayment.order().loanId().value(),
                repayment.amount(),
                after != null && after.isZero() ? Type.FULL : Type.PARTIAL,
                status(repayment.status()),
                repayment.order().kind().reschedules() ? repayment.order().kind() : null,
                repayment.reason(),
                repayment.createdAt());
    }

    private static Status status(RepaymentStatus status) {
        return switch (status) {
            case PENDING -> Status.PENDING;
            case SUCCESS -> Status.SUCCESS;
            case FAILED -> Status.FAILED;
            case REFUNDING, COMPENSATION_FAILED -> Status.REFUNDING;
            case REFUNDED -> Status.REFUNDED;
            case REVERSING -> Status.REVERSING;
            case REVERSED -> Status.REVERSED;
            case COMPENSATION_FORCED -> Status.ENDED_BY_BANK;
        };
    }
}
