package io.tranche.loan.account;

import io.tranche.contracts.Money;
import io.tranche.loan.account.Agreement.Handling;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.product.AllocationOrder;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Schedule;
import io.tranche.loan.schedule.Terms;
import java.time.LocalDate;
import java.util.List;

/** Loans that were just paid out. */
public final class AccountFixture {

    static final LocalDate PAID_OUT = LocalDate.of(2026, 1, 20);
    public static final LoanId LOAN = new LoanId(1);

    private static final PenaltyTerms TWO_PERCENT_AFTER_THREE_DAYS = new PenaltyTerms(AnnualRate.ofPercent("2.00"), 3);

    private AccountFixture() {}

    /** 100,000 at 12 % for 12 months: 8,884.88 a month. */
    public static Agreement seeds() {
        return agreement(new Terms(Money.inr("100000.00"), AnnualRate.ofPercent("12.00"), 12));
    }

    static Agreement agreement(Terms terms) {
        return agreement(terms, new Handling(AllocationOrder.INSTALLMENT_BY_INSTALLMENT, TWO_PERCENT_AFTER_THREE_DAYS));
    }

    static Agreement agreement(Terms terms, Handling handling) {
        Parts none = Parts.none(terms.principal().currency());
        List<Installment> schedule = Schedule.of(terms, PAID_OUT).installments().stream()
                .map(row -> new Installment(
                        LOAN,
                        row.number(),
                        row.dueDate(),
                        new Parts(row.principal(), row.interest(), none.penalty()),
                        none,
                        row.balance()))
                .toList();
        return new Agreement(terms, PAID_OUT, schedule, handling);
    }

    static LocalDate day(int number) {
        return PAID_OUT.plusDays(number);
    }
}
