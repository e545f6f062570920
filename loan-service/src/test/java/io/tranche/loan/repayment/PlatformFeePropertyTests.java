package io.tranche.loan.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.loan.funding.FundingShare;
import io.tranche.loan.funding.LoanFunding;
import io.tranche.loan.funding.Parts;
import io.tranche.loan.funding.PlatformFee;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A loan of whose interest the platform keeps a part, repaid in any parts, of which one is taken back. */
class PlatformFeePropertyTests {

    @Property(tries = 1000)
    void isWhollyInWhatTheBorrowerPaysAndNeverMoreThanThePercentageOfTheInterest(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 1, max = 1_000_000) Long> stakes,
            @ForAll @IntRange(min = 0, max = 10_000) int hundredths,
            @ForAll long seed) {
        Life loan = new Life(stakes, hundredths, new Random(seed));

        loan.repay();

        assertThat(loan.funding.shares()).allSatisfy(share -> {
            assertThat(share.applied().principal()).isEqualTo(share.stake());
            assertThat(share.received().plus(share.fee()))
                    .isEqualTo(share.applied().total());
            assertThat(share.fee().minorUnits())
                    .isEqualTo(share.applied().interest().minorUnits() * hundredths / 10_000);
        });
    }

    @Property(tries = 1000)
    void goesBackWithThePaymentThatItWasKeptOf(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 1, max = 1_000_000) Long> stakes,
            @ForAll @IntRange(min = 0, max = 10_000) int hundredths,
            @ForAll long seed) {
        Random random = new Random(seed);
        Life loan = new Life(stakes, hundredths, random);
        loan.repay();
        int taken = random.nextInt(loan.payments.size());
        Life.Payment gone = loan.payments.get(taken);
        Parts left = loan.paid.minus(gone.parts);

        LoanFunding after =
                Undoing.of(loan.funding, gone.shares, gone.parts, left).funding();

        assertThat(total(after)).isEqualTo(left.total());
        for (int i = 0; i < stakes.size(); i++) {
            FundingShare was = loan.funding.shares().get(i);
            FundingShare now = after.shares().get(i);
            AccountShare share = gone.shares.get(i);
            assertThat(was.received().minus(now.received())).isEqualTo(share.net());
            assertThat(was.fee().minus(now.fee())).isEqualTo(share.amount().minus(share.net()));
        }
        loan.funding = after;
        loan.pay(gone.parts);
        assertThat(total(loan.funding)).isEqualTo(loan.paid.total());
        assertThat(loan.funding.shares())
                .allSatisfy(share -> assertThat(share.applied().principal()).isEqualTo(share.stake()));
    }

    private static Money total(LoanFunding funding) {
        return funding.shares().stream()
                .map(share -> share.received().plus(share.fee()))
                .reduce(inr(0), Money::plus);
    }

    private static Money inr(long minorUnits) {
        return Money.ofMinor(minorUnits, Money.INR);
    }

    private static final class Life {

        private record Payment(Parts parts, List<AccountShare> shares) {}

        private final Random random;
        private final List<Payment> payments = new ArrayList<>();
        private LoanFunding funding;
        private Parts paid = Parts.none(Money.INR);
        private long principalLeft;

        private Life(List<Long> stakes, int hundredths, Random random) {
            List<AccountShare> allocations = new ArrayList<>();
            stakes.forEach(stake -> allocations.add(new AccountShare(allocations.size() + 1L, inr(stake))));
            PlatformFee fee = new PlatformFee(BigDecimal.valueOf(hundredths, 2));
            this.funding = new LoanFunding(LoanFunding.of(allocations).shares(), fee);
            this.principalLeft = stakes.stream().mapToLong(Long::longValue).sum();
            this.random = random;
        }

        private void repay() {
            while (principalLeft > 0) {
                long principal = random.nextInt(10) == 0 ? principalLeft : random.nextLong(principalLeft + 1);
                principalLeft -= principal;
                pay(new Parts(inr(principal), inr(random.nextLong(1_000)), inr(random.nextLong(3))));
            }
            paid = payments.stream().map(Payment::parts).reduce(Parts.none(Money.INR), Parts::plus);
        }

        private void pay(Parts parts) {
            List<AccountShare> shares = funding.sharesOf(parts);
            assertThat(shares).allSatisfy(share -> {
                assertThat(share.net().isNegative()).isFalse();
                assertThat(share.net()).isLessThanOrEqualTo(share.amount());
            });
            assertThat(shares.stream().map(AccountShare::amount).reduce(inr(0), Money::plus))
                    .isEqualTo(parts.total());
            funding = funding.apply(shares, parts).funding();
            payments.add(new Payment(parts, shares));
        }
    }
}
