package io.tranche.loan.repayment;

import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentReversed;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanStatus;
import java.util.List;
import java.util.Objects;

/** What others hear of a payment that counts, or counts no more. */
final class AccountEvents {

    private AccountEvents() {}

    static LoanEvent applied(Repayment repayment, Loan after, Parts parts, List<AppliedShare> shares) {
        return new RepaymentApplied(
                repayment.id().value(),
                after.id().value(),
                parts.principal(),
                parts.interest(),
                parts.penalty(),
                after.status() == LoanStatus.CLOSED,
                shares);
    }

    /** @param before the loan, before it was reckoned anew */
    static List<LoanEvent> reversed(Repayment repayment, Loan before, Parts parts, Undoing undoing) {
        LoanEvent reversed = new RepaymentReversed(
                repayment.id().value(),
                before.id().value(),
                parts.principal(),
                parts.interest(),
                parts.penalty(),
                before.status() == LoanStatus.CLOSED,
                Objects.requireNonNullElse(repayment.reason(), "reversed"),
                undoing.reversed());
        if (undoing.adjusted().isEmpty()) {
            return List.of(reversed);
        }
        Parts adjusted = undoing.adjustment();
        return List.of(
                reversed,
                new LoanAdjusted(
                        before.id().value(),
                        repayment.id().value(),
                        adjusted.principal(),
                        adjusted.interest(),
                        adjusted.penalty(),
                        undoing.adjusted()));
    }
}
