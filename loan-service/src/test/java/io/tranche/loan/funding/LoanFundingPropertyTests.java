package io.tranche.loan.funding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.Money;
import io.tranche.loan.funding.LoanFunding.AppliedFunding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LoanFundingPropertyTests {

    @Property(tries = 2000)
    void splitsAnyAmountExactlyAndNeverBelowZero(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 1_000_000) Long> stakes,
            @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 100_000) Long> amounts) {
        long[] received = new long[stakes.size()];
        for (long amount : amounts) {
            long[] parts = GuardedSplit.split(amount, claims(stakes, received));

            assertThat(LongStream.of(parts).sum()).isEqualTo(amount);
            assertThat(LongStream.of(parts).min().orElseThrow()).isNotNegative();
            for (int i = 0; i < parts.length; i++) {
                received[i] += parts[i];
            }
        }
    }

    @Property(tries = 1000)
    void countsForEveryFunderWhatTheyReceiveAndReturnsEveryStake(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 100, max = 1_000_000) Long> stakes,
            @ForAll @IntRange(min = 0, max = 30) int interestPercent,
            @ForAll long seed) {
        long principal = stakes.stream().mapToLong(Long::longValue).sum();
        PaidBack loan = new PaidBack(allocations(stakes), principal, principal * interestPercent / 100);

        LoanFunding funding = loan.inRandomPayments(new Random(seed));

        assertThat(funding.shares())
                .allSatisfy(share -> assertThat(share.applied().principal()).isEqualTo(share.stake()));
        assertThat(loan.applied).allSatisfy(share -> {
            assertThat(share.principal().isNegative()).isFalse();
            assertThat(share.interest().isNegative()).isFalse();
        });
    }

    private static List<Claim> claims(List<Long> stakes, long[] received) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < received.length; i++) {
            claims.add(new Claim(i, stakes.get(i), received[i]));
        }
        return claims;
    }

    private static LoanFunding allocations(List<Long> stakes) {
        List<AccountShare> allocations = new ArrayList<>();
        for (Long stake : stakes) {
            allocations.add(new AccountShare(allocations.size() + 1L, inr(stake)));
        }
        return LoanFunding.of(allocations);
    }

    private static Money inr(long minorUnits) {
        return Money.ofMinor(minorUnits, Money.INR);
    }

    /** Pays a loan back in arbitrary amounts, each of which is interest for the most part of an arbitrary share. */
    private static final class PaidBack {
        private final List<AppliedShare> applied = new ArrayList<>();
        private LoanFunding funding;
        private long principalLeft;
        private long interestLeft;

        private PaidBack(LoanFunding funding, long principal, long interest) {
            this.funding = funding;
            this.principalLeft = principal;
            this.interestLeft = interest;
        }

        private LoanFunding inRandomPayments(Random random) {
            while (principalLeft > 0) {
                boolean last = random.nextInt(20) == 0;
                long principal = last ? principalLeft : random.nextLong(principalLeft);
                long interest = last ? interestLeft : random.nextLong(interestLeft + 1);
                pay(new Parts(inr(principal), inr(interest), inr(0)));
            }
            return funding;
        }

        private void pay(Parts parts) {
            AppliedFunding paid = funding.apply(funding.sharesOf(parts), parts);
            assertThat(paid.funding().shares())
                    .allSatisfy(share -> assertThat(share.received())
                            .isEqualTo(share.applied().total()));
            assertThat(paid.shares().stream().map(AppliedShare::interest).reduce(inr(0), Money::plus))
                    .isEqualTo(parts.interest());
            assertThat(paid.shares().stream().map(AppliedShare::principal).reduce(inr(0), Money::plus))
                    .isEqualTo(parts.principal());
            applied.addAll(paid.shares());
            funding = paid.funding();
            principalLeft -= parts.principal().minorUnits();
            interestLeft -= parts.interest().minorUnits();
        }
    }
}
