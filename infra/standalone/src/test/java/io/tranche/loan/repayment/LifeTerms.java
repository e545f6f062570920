package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.loan.account.Agreement;
import io.tranche.loan.account.Agreement.Handling;
import io.tranche.loan.account.PenaltyTerms;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.funding.PlatformFee;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.product.AllocationOrder;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Conventions;
import io.tranche.loan.schedule.DayCount;
import io.tranche.loan.schedule.Frequency;
import io.tranche.loan.schedule.InterestMethod;
import io.tranche.loan.schedule.Rounding;
import io.tranche.loan.schedule.Schedule;
import io.tranche.loan.schedule.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Any terms under which a loan may be made. */
final class LifeTerms {

    private static final LocalDate PAID_OUT = LocalDate.of(2026, 1, 31);

    private LifeTerms() {}

    static List<AccountShare> stakes(Random random) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(4))
                .mapToObj(
                        number -> new AccountShare(10 + number, Money.ofMinor(1 + random.nextLong(500_000), Money.INR)))
                .toList();
    }

    static Agreement agreement(Money principal, Random random) {
        Conventions conventions = new Conventions(
                one(InterestMethod.values(), random),
                one(DayCount.values(), random),
                one(Frequency.values(), random),
                one(Rounding.values(), random));
        Terms terms = new Terms(principal, rate(random), 1 + random.nextInt(12), conventions);
        Parts none = Parts.none(principal.currency());
        List<Installment> schedule = Schedule.of(terms, PAID_OUT).installments().stream()
                .map(row -> new Installment(
                        LifeRows.LOAN,
                        row.number(),
                        row.dueDate(),
                        new Parts(row.principal(), row.interest(), none.penalty()),
                        none,
                        row.balance()))
                .toList();
        PenaltyTerms penalty = new PenaltyTerms(rate(random), random.nextInt(6));
        return new Agreement(terms, PAID_OUT, schedule, new Handling(one(AllocationOrder.values(), random), penalty));
    }

    /** Often none. */
    static PlatformFee fee(Random random) {
        return new PlatformFee(BigDecimal.valueOf(random.nextBoolean() ? 0 : random.nextInt(10_001), 2));
    }

    private static AnnualRate rate(Random random) {
        return new AnnualRate(BigDecimal.valueOf(random.nextInt(3601), 2));
    }

    private static <T> T one(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
