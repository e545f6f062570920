package io.tranche.loan.lifecycle;

import io.tranche.contracts.Money;
import io.tranche.loan.lifecycle.Eligibility.Wish;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Schedule;
import io.tranche.loan.schedule.Terms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Takes applications of those who may borrow; in the caller's transaction. */
@Component
final class Applications {

    private final Loans loans;
    private final LoanChanges changes;
    private final LendingTerms lending;
    private final Clock clock;

    Applications(Loans loans, LoanChanges changes, LendingTerms lending, Clock clock) {
        this.loans = loans;
        this.changes = changes;
        this.lending = lending;
        this.clock = clock;
    }

    Loan take(long borrowerId, Wish wish) {
        Eligibility eligibility = new Eligibility(lending);
        eligibility.require(wish);
        eligibility.requireRoomBeside(loans.countOpenAlone(borrowerId));
        Loan loan = loans.add(applied(borrowerId, wish));
        changes.applied(loan);
        return loan;
    }

    private Loan applied(long borrowerId, Wish wish) {
        Instant now = clock.instant();
        Terms terms = new Terms(
                Money.of(wish.principal(), Money.INR), new AnnualRate(wish.ratePercent()), wish.tenureMonths());
        Schedule schedule = Schedule.of(terms, LocalDate.ofInstant(now, lending.zone()));
        return new Loan(
                NOT_YET_NUMBERED,
                borrowerId,
                terms,
                LoanStatus.APPLIED,
                schedule.total(),
                Money.zero(Money.INR),
                null,
                now,
                now);
    }

    /** The database gives the number. */
    private static final LoanId NOT_YET_NUMBERED = new LoanId(0);
}
