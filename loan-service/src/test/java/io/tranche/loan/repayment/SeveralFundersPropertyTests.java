package io.tranche.loan.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.Money;
import io.tranche.loan.account.Allocation;
import io.tranche.loan.account.Allocation.Waterfall;
import io.tranche.loan.funding.FundingShare;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.LoanFunding.AppliedFunding;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.funding.PlatformFee;
import io.tranche.loan.lifecycle.Installment;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.product.AllocationOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A loan of several funders, repaid in any amounts, several of them under way at a time, some of which fail. */
class SeveralFundersPropertyTests {

    private static final LoanId LOAN = new LoanId(1);
    private static final PlatformFee TENTH = new PlatformFee(BigDecimal.TEN);
    private static final Waterfall WATERFALL =
            new Waterfall(AllocationOrder.INSTALLMENT_BY_INSTALLMENT, LocalDate.EPOCH);

    @Property(tries = 1000)
    void bringsEveryFunderTheWholeStakeAndWhatWasCountedToThePaisa(
            @ForAll @Size(min = 2, max = 6) List<@LongRange(min = 1, max = 1_000_000) Long> stakes,
            @ForAll @IntRange(min = 1, max = 24) int installments,
            @ForAll @IntRange(min = 0, max = 30) int interestPercent,
            @ForAll long seed) {
        Life loan = new Life(stakes, new Random(seed), false);
        loan.owe(installments, interestPercent);

        loan.live();

        assertThat(loan.funding.shares()).allSatisfy(share -> {
            assertThat(share.applied().principal()).isEqualTo(share.stake());
            assertThat(share.received().plus(share.fee()))
                    .isEqualTo(share.applied().total());
            assertThat(share.fee()).isEqualTo(inr(share.applied().interest().minorUnits() / 10));
            assertThat(unfairMinor(loan.funding, share, FundingShare::stake)).isLessThanOrEqualTo(stakes.size());
        });
    }

    /** A paisa may be left where the money of a failed payment was to be somebody's interest and the last payment is too small. */
    @Property(tries = 1000)
    void bringsEveryFunderTheWholeStakeAlsoWhenPaymentsFailWhileOthersAreUnderWay(
            @ForAll @Size(min = 2, max = 6) List<@LongRange(min = 1, max = 1_000_000) Long> stakes,
            @ForAll @IntRange(min = 1, max = 24) int installments,
            @ForAll @IntRange(min = 0, max = 30) int interestPercent,
            @ForAll long seed) {
        Life loan = new Life(stakes, new Random(seed), true);
        loan.owe(installments, interestPercent);

        loan.live();

        assertThat(loan.funding.shares()).allSatisfy(share -> {
            long uncounted = share.received()
                    .plus(share.fee())
                    .minus(share.applied().total())
                    .minorUnits();
            assertThat(share.applied().principal()).isEqualTo(share.stake());
            assertThat(Math.abs(uncounted)).isLessThanOrEqualTo(stakes.size());
        });
    }

    /** How far a funder's interest is from the proportion of the stake. */
    private static long unfairMinor(LoanFunding funding, FundingShare share, Function<FundingShare, Money> stake) {
        double all = sum(funding, stake);
        double entitled =
                sum(funding, of -> of.applied().interest()) * stake.apply(share).minorUnits() / all;
        return (long) Math.floor(Math.abs(share.applied().interest().minorUnits() - entitled));
    }

    private static long sum(LoanFunding funding, Function<FundingShare, Money> amount) {
        return funding.shares().stream()
                .mapToLong(share -> amount.apply(share).minorUnits())
                .sum();
    }

    private static Money inr(long minorUnits) {
        return Money.ofMinor(minorUnits, Money.INR);
    }

    /** What loan-service holds of a loan, and what it does with it. */
    private static final class Life {

        private record UnderWay(Money amount, List<AccountShare> shares) {}

        private final Random random;
        private final boolean paymentsFail;
        private final long principal;
        private final List<UnderWay> underWay = new ArrayList<>();
        private LoanFunding funding;
        private List<Installment> unpaid = new ArrayList<>();

        private Life(List<Long> stakes, Random random, boolean paymentsFail) {
            List<AccountShare> allocations = new ArrayList<>();
            stakes.forEach(stake -> allocations.add(new AccountShare(allocations.size() + 1L, inr(stake))));
            this.funding = new LoanFunding(LoanFunding.of(allocations).shares(), TENTH);
            this.principal = stakes.stream().mapToLong(Long::longValue).sum();
            this.random = random;
            this.paymentsFail = paymentsFail;
        }

        private void owe(int installments, int interestPercent) {
            long left = principal;
            for (int number = 1; number <= installments; number++) {
                long due = number == installments ? left : left / (installments - number + 1);
                long interest = left * interestPercent / 100;
                left -= due;
                Parts charged = new Parts(inr(due), inr(interest), inr(random.nextInt(4) == 0 ? 25 : 0));
                unpaid.add(new Installment(LOAN, number, LocalDate.EPOCH, charged, Parts.none(Money.INR), inr(left)));
            }
            unpaid.removeIf(installment -> installment.due().total().isZero());
        }

        private void live() {
            while (!unpaid.isEmpty()) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> ask();
                    case 3 -> fail();
                    default -> collect();
                }
            }
        }

        private void ask() {
            long room = outstanding()
                    - underWay.stream()
                            .mapToLong(one -> one.amount.minorUnits())
                            .sum();
            if (room == 0) {
                return;
            }
            long amount = switch (random.nextInt(6)) {
                case 0 -> room;
                case 1 -> 1;
                default -> 1 + random.nextLong(Math.max(1, room / 3));
            };
            SharePlan plan = new SharePlan(funding, unpaid, WATERFALL);
            List<List<AccountShare>> before =
                    underWay.stream().map(UnderWay::shares).toList();
            underWay.add(new UnderWay(inr(amount), plan.sharesOf(inr(amount), before)));
        }

        private void fail() {
            if (paymentsFail && !underWay.isEmpty()) {
                underWay.remove(random.nextInt(underWay.size()));
            }
        }

        private void collect() {
            if (underWay.isEmpty()) {
                return;
            }
            UnderWay first = underWay.removeFirst();
            Allocation allocation = Allocation.of(first.amount, unpaid, WATERFALL);
            unpaid = allocation.left();
            AppliedFunding applied = funding.apply(first.shares, allocation.parts());
            funding = applied.funding();
            assertPartsAddUp(applied, allocation.parts());
        }

        private static void assertPartsAddUp(AppliedFunding applied, Parts parts) {
            Parts sum = Parts.none(Money.INR);
            for (AppliedShare share : applied.shares()) {
                assertThat(share.principal().isNegative()
                                || share.interest().isNegative()
                                || share.penalty().isNegative())
                        .isFalse();
                sum = sum.plus(new Parts(share.principal(), share.interest(), share.penalty()));
            }
            assertThat(sum).isEqualTo(parts);
        }

        private long outstanding() {
            return unpaid.stream()
                    .mapToLong(installment -> installment.due().total().minorUnits())
                    .sum();
        }
    }
}
