package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.LoanWrittenOff;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentReversed;
import io.tranche.contracts.Money;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.lifecycle.LoanStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What others hear of a payment that counts, or counts no more. */
final class AccountEvents {

    private AccountEvents() {}

    static List<LoanEvent> applied(Repayment repayment, Counted counted, Crediting crediting) {
        Parts parts = counted.parts();
        LoanId loan = counted.loan().id();
        LoanEvent applied = new RepaymentApplied(
                repayment.id().value(),
                loan.value(),
                parts.principal(),
                parts.interest(),
                parts.penalty(),
                counted.loan().status() == LoanStatus.CLOSED,
                crediting.shares());
        return Stream.concat(
                        Stream.of(applied),
                        counted
                                .recount()
                                .flatMap(recount -> crediting
                                        .adjustment()
                                        .event(repayment, recount.payment().valueDate(), recount.penaltyCharged()))
                                .stream())
                .toList();
    }

    /** What goes back of a loan that is written off does not come again. */
    static LoanEvent furtherLoss(Repayment repayment, List<AccountShare> losses, LocalDate day) {
        return new LoanWrittenOff(
                repayment.order().loanId().value(),
                day,
                losses.stream().map(AccountShare::amount).reduce(Money::plus).orElseThrow(),
                losses,
                repayment.id().value());
    }

    /** @param before the loan, before it was reckoned anew */
    static List<LoanEvent> reversed(Repayment repayment, Loan before, Uncounted uncounted, Undoing undoing) {
        Parts parts = uncounted.parts();
        LoanEvent reversed = new RepaymentReversed(
                repayment.id().value(),
                before.id().value(),
                parts.principal(),
                parts.interest(),
                parts.penalty(),
                before.status() == LoanStatus.CLOSED && uncounted.loan().status() != LoanStatus.CLOSED,
                Objects.requireNonNullElse(repayment.reason(), "reversed"),
                undoing.reversed());
        return Stream.concat(
                        Stream.of(reversed),
                        undoing.adjustment().event(repayment, null, uncounted.penaltyCharged()).stream())
                .toList();
    }
}
