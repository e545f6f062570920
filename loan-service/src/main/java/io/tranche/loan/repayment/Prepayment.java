package io.tranche.loan.repayment;

import io.tranche.loan.account.PaymentKind;
import org.jspecify.annotations.Nullable;

/** What a borrower may choose when paying more than is due. */
enum Prepayment {
    REDUCE_TENOR(PaymentKind.REDUCE_TENOR),
    REDUCE_EMI(PaymentKind.REDUCE_EMI);

    private final PaymentKind kind;

    Prepayment(PaymentKind kind) {
        this.kind = kind;
    }

    static PaymentKind kindOf(@Nullable Prepayment chosen) {
        return chosen == null ? PaymentKind.INSTALLMENTS : chosen.kind;
    }
}
