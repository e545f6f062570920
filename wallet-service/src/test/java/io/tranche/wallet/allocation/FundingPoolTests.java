package io.tranche.wallet.allocation;

import static io.tranche.wallet.account.AccountFixture.house;
import static io.tranche.wallet.account.AccountFixture.locked;
import static io.tranche.wallet.account.AccountFixture.wallet;
import static io.tranche.wallet.account.AccountFixture.withOverdraft;
import static io.tranche.wallet.allocation.AllocationFixture.atMost;
import static io.tranche.wallet.allocation.AllocationFixture.firstInFirstOut;
import static io.tranche.wallet.allocation.AllocationFixture.lender;
import static io.tranche.wallet.allocation.AllocationFixture.on;
import static io.tranche.wallet.allocation.AllocationFixture.proRata;
import static io.tranche.wallet.allocation.AllocationFixture.withoutHouse;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Funding;
import io.tranche.contracts.FundingPolicy;
import io.tranche.contracts.FundingShortfall;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Cause;
import io.tranche.wallet.account.Movement;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.account.TransactionSource;
import io.tranche.wallet.allocation.Lender.Funds;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FundingPoolTests {

    private static final AccountId HOUSE = new AccountId(1);
    private static final AccountId BORROWER = new AccountId(9);

    private final Postings postings =
            locked(house(1, "1000.00"), wallet(2, "600.00"), wallet(3, "300.00"), wallet(4, "100.00"), wallet(9, "0"));

    @Test
    void takesFromEverybodyInProportionToWhatTheyHave() {
        assertThat(shares(pool(proRata(), lender(2), lender(3), lender(4)), "500.00"))
                .containsExactly("2: 300.00", "3: 150.00", "4: 50.00");
    }

    @Test
    void takesFromTheHouseOnlyWhatIsMissing() {
        assertThat(shares(pool(proRata(), lender(2), lender(3)), "1000.00"))
                .containsExactly("2: 600.00", "3: 300.00", "1: 100.00");
    }

    @Test
    void keepsToWhatAProviderWantsInOneLoan() {
        assertThat(shares(pool(proRata(), lender(2, "100.00"), lender(3)), "500.00"))
                .containsExactly("3: 300.00", "2: 100.00", "1: 100.00");
    }

    @Test
    void keepsToTheShareThatOneProviderMayHave() {
        FundingPool pool = pool(withoutHouse(40), lender(2), lender(3), lender(4));

        assertThat(shares(pool, "250.00")).containsExactly("2: 100.00", "3: 100.00", "4: 50.00");
    }

    @Test
    void hasNotEnoughWhenTheHouseMayNotHelp() {
        assertThat(pool(withoutHouse(100), lender(2)).allocate(loan("600.01"), postings))
                .isEmpty();
        assertThat(shares(pool(withoutHouse(100), lender(2)), "600.00")).containsExactly("2: 600.00");
    }

    @Test
    void hasNotEnoughWhenTheHouseHasNot() {
        assertThat(pool(proRata(), lender(4)).allocate(loan("1100.01"), postings))
                .isEmpty();
    }

    @Test
    void takesTheMoneyThatCameFirstWhosesoeverItIs() {
        FundingPool pool = pool(
                firstInFirstOut(),
                lender(2, on(MONDAY, "50.00"), on(THURSDAY, "550.00")),
                lender(3, on(TUESDAY, "300.00")),
                lender(4, on(WEDNESDAY, "100.00")));

        assertThat(shares(pool, "380.00")).containsExactly("2: 50.00", "3: 300.00", "4: 30.00");
        pay(pool, "380.00");
        assertThat(shares(pool, "80.00")).containsExactly("4: 70.00", "2: 10.00");
    }

    @Test
    void takesMoneyThatCameMeanwhileLast() {
        FundingPool pool = pool(firstInFirstOut(), lender(2, on(TUESDAY, "1.00")), lender(4, on(WEDNESDAY, "100.00")));

        assertThat(shares(pool, "102.00")).containsExactly("2: 2.00", "4: 100.00");
    }

    @Test
    void countsMoneyThatLeftMeanwhileAsTheOldest() {
        FundingPool pool = pool(
                firstInFirstOut(),
                lender(4, on(MONDAY, "50.00"), on(WEDNESDAY, "100.00")),
                lender(3, on(TUESDAY, "300.00")));

        assertThat(shares(pool, "100.00")).containsExactly("3: 100.00");
    }

    @Test
    void isNotHeldUpByProvidersWhoWantLittleInEachLoan() {
        Lender first = new Lender(new AccountId(2), atMost("0.01"), new Funds(1, List.of(on(MONDAY, "0.01"))));
        Lender second = new Lender(new AccountId(3), atMost("0.01"), new Funds(1, List.of(on(TUESDAY, "0.01"))));
        FundingPool pool = pool(firstInFirstOut(2), first, second, lender(4, on(WEDNESDAY, "100.00")));

        assertThat(shares(pool, "90.00")).containsExactly("3: 0.01", "4: 89.99");
        assertThat(shares(pool, "0.02")).containsExactly("2: 0.01", "3: 0.01");
    }

    @Test
    void givesHalfOfAnOddAmountToEachOfTwo() {
        assertThat(shares(pool(withoutHouse(50), lender(2), lender(3)), "0.03")).containsExactly("2: 0.02", "3: 0.01");
    }

    @Test
    void refusesSettingsUnderWhichNothingIsEverLent() {
        assertThatThrownBy(() -> new FundingSettings(FundingPolicy.PRO_RATA, 33, false, 3, 500))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new FundingSettings(FundingPolicy.PRO_RATA, 33, true, 3, 500).houseCapital())
                .isTrue();
        assertThat(new FundingSettings(FundingPolicy.PRO_RATA, 34, false, 3, 500).houseCapital())
                .isFalse();
    }

    @Test
    void letsNobodyLendToThemselves() {
        FundingPool pool = pool(proRata(), lender(2), lender(3));

        Optional<List<AccountShare>> shares =
                pool.allocate(new FundedLoan(Money.inr("100.00"), null, new AccountId(2), null), postings);

        assertThat(shares).hasValue(List.of(new AccountShare(3, Money.inr("100.00"))));
    }

    @Test
    void lendsNobodysOverdraft() {
        Postings overdrawable = locked(house(1, "1000.00"), withOverdraft(2, "10.00", "500.00"));

        assertThat(pool(proRata(), lender(2)).allocate(loan("100.00"), overdrawable))
                .hasValue(List.of(new AccountShare(2, Money.inr("10.00")), new AccountShare(1, Money.inr("90.00"))));
    }

    @Test
    void lendsEachRupeeOnce() {
        FundingPool pool = pool(proRata(), lender(3), lender(4));
        pay(pool, "200.00");

        assertThat(shares(pool, "300.00")).containsExactly("3: 150.00", "4: 50.00", "1: 100.00");
    }

    @Test
    void fundsALoanOnTheTermsOfItsProduct() {
        FundingPool pool = pool(proRata(), lender(2, on(TUESDAY, "600.00")), lender(3, on(MONDAY, "300.00")));
        Funding inOrder = new Funding(FundingPolicy.FIRST_IN_FIRST_OUT, false, FundingShortfall.REJECT, null);

        assertThat(pool.allocate(new FundedLoan(Money.inr("400.00"), null, BORROWER, inOrder), postings))
                .hasValue(List.of(new AccountShare(3, Money.inr("300.00")), new AccountShare(2, Money.inr("100.00"))));
        assertThat(pool.allocate(new FundedLoan(Money.inr("901.00"), null, BORROWER, inOrder), postings))
                .isEmpty();
    }

    @Test
    void lendsOnlyToBorrowersWithTheScoreThatAProviderAsksFor() {
        Lender careful = new Lender(new AccountId(2), new Preferences(false, null, 700), new Funds(0, List.of()));

        assertThat(careful.lendsTo(scored(700))).isTrue();
        assertThat(careful.lendsTo(scored(699))).isFalse();
        assertThat(careful.lendsTo(scored(null))).isFalse();
        assertThat(careful.lendsTo(loan("1.00"))).isFalse();
        assertThat(lender(2).lendsTo(scored(null))).isTrue();
    }

    private static FundedLoan scored(@Nullable Integer score) {
        Funding terms = new Funding(FundingPolicy.PRO_RATA, true, FundingShortfall.REJECT, score);
        return new FundedLoan(Money.inr("1.00"), null, BORROWER, terms);
    }

    private static FundedLoan loan(String principal) {
        return new FundedLoan(Money.inr(principal), null, BORROWER, null);
    }

    private static FundingPool pool(FundingSettings settings, Lender... lenders) {
        return AllocationFixture.pool(settings, HOUSE, List.of(lenders));
    }

    private List<String> shares(FundingPool pool, String principal) {
        return pool.allocate(loan(principal), postings).orElseThrow().stream()
                .map(share -> share.accountId() + ": " + share.amount())
                .toList();
    }

    private void pay(FundingPool pool, String principal) {
        Money amount = Money.inr(principal);
        List<AccountShare> shares = pool.allocate(loan(principal), postings).orElseThrow();
        Cause cause = Cause.byRequest(TransactionSource.LOAN_DISBURSEMENT, 1, "A loan");
        assertThat(postings.post(Movement.toOne(BORROWER, amount, shares, cause)))
                .isTrue();
    }
}
