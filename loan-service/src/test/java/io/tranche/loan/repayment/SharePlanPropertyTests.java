package io.tranche.loan.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.loan.account.Allocation.Waterfall;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.funding.PlatformFee;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.product.AllocationOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What the loan has room for is planned, whatever else is under way: a payment dated back may have taken from what was reserved. */
class SharePlanPropertyTests {

    private static final LoanId LOAN = new LoanId(1);

    @Property(tries = 1000)
    void plansWhatTheLoanHasRoomFor(
            @ForAll @Size(min = 1, max = 4) List<@LongRange(min = 1, max = 100_000) Long> stakes,
            @ForAll @Size(max = 4) List<@LongRange(min = 1, max = 200_000) Long> underWay,
            @ForAll @IntRange(min = 1, max = 100) int percent,
            @ForAll AllocationOrder order) {
        LoanFunding funding = funding(stakes);
        List<Installment> owed = owed(stakes.stream().mapToLong(Long::longValue).sum());
        long all =
                owed.stream().mapToLong(row -> row.due().total().minorUnits()).sum();
        Money amount = inr(Math.max(1, all * percent / 100));

        List<AccountShare> shares = new SharePlan(funding, owed, new Waterfall(order, LocalDate.EPOCH))
                .sharesOf(
                        amount,
                        underWay.stream()
                                .map(minor -> funding.sharesOf(inr(minor)))
                                .toList());

        assertThat(shares)
                .hasSameSizeAs(stakes)
                .noneMatch(share -> share.amount().isNegative() || share.net().isNegative());
        assertThat(shares.stream().map(AccountShare::amount).reduce(Money::plus))
                .contains(amount);
    }

    private static LoanFunding funding(List<Long> stakes) {
        List<AccountShare> allocations = new ArrayList<>();
        stakes.forEach(stake -> allocations.add(new AccountShare(allocations.size() + 1L, inr(stake))));
        return new LoanFunding(LoanFunding.of(allocations).shares(), new PlatformFee(BigDecimal.TEN));
    }

    private static List<Installment> owed(long principal) {
        long first = principal / 2;
        return List.of(row(1, first), row(2, principal - first));
    }

    private static Installment row(int number, long principal) {
        Parts charged = new Parts(inr(principal), inr(principal / 10 + 1), inr(25));
        return new Installment(
                LOAN, number, LocalDate.EPOCH.plusDays(number - 1L), charged, Parts.none(Money.INR), inr(0));
    }

    private static Money inr(long minorUnits) {
        return Money.ofMinor(minorUnits, Money.INR);
    }
}
