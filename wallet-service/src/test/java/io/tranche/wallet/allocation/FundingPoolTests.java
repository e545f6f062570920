package io.tranche.wallet.allocation;

import static io.tranche.wallet.account.AccountFixture.house;
import static io.tranche.wallet.account.AccountFixture.locked;
import static io.tranche.wallet.account.AccountFixture.wallet;
import static io.tranche.wallet.account.AccountFixture.withOverdraft;
import static io.tranche.wallet.allocation.AllocationFixture.firstInFirstOut;
import static io.tranche.wallet.allocation.AllocationFixture.lender;
import static io.tranche.wallet.allocation.AllocationFixture.proRata;
import static io.tranche.wallet.allocation.AllocationFixture.withoutHouse;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Cause;
import io.tranche.wallet.account.Movement;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.account.TransactionSource;
import java.util.List;
import java.util.Optional;
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
        assertThat(pool(withoutHouse(100), lender(2)).allocate(Money.inr("600.01"), BORROWER, postings))
                .isEmpty();
        assertThat(shares(pool(withoutHouse(100), lender(2)), "600.00")).containsExactly("2: 600.00");
    }

    @Test
    void hasNotEnoughWhenTheHouseHasNot() {
        assertThat(pool(proRata(), lender(4)).allocate(Money.inr("1100.01"), BORROWER, postings))
                .isEmpty();
    }

    @Test
    void takesFromTheFirstInTheQueueFirst() {
        assertThat(shares(pool(firstInFirstOut(), lender(4), lender(2), lender(3)), "200.00"))
                .containsExactly("4: 100.00", "2: 100.00");
    }

    @Test
    void letsNobodyLendToThemselves() {
        FundingPool pool = pool(proRata(), lender(2), lender(3));

        Optional<List<AccountShare>> shares = pool.allocate(Money.inr("100.00"), new AccountId(2), postings);

        assertThat(shares).hasValue(List.of(new AccountShare(3, Money.inr("100.00"))));
    }

    @Test
    void lendsNobodysOverdraft() {
        Postings overdrawable = locked(house(1, "1000.00"), withOverdraft(2, "10.00", "500.00"));

        assertThat(pool(proRata(), lender(2)).allocate(Money.inr("100.00"), BORROWER, overdrawable))
                .hasValue(List.of(new AccountShare(2, Money.inr("10.00")), new AccountShare(1, Money.inr("90.00"))));
    }

    @Test
    void lendsEachRupeeOnceAndKnowsWhoHasNothingLeft() {
        FundingPool pool = pool(proRata(), lender(3), lender(4));
        pay(pool, "200.00");

        assertThat(pool.lentOut(postings)).isEmpty();
        assertThat(shares(pool, "300.00")).containsExactly("3: 150.00", "4: 50.00", "1: 100.00");
        pay(pool, "300.00");
        assertThat(pool.lentOut(postings)).containsExactlyInAnyOrder(new AccountId(3), new AccountId(4));
    }

    private static FundingPool pool(FundingSettings settings, Lender... lenders) {
        return new FundingPool(settings, HOUSE, List.of(lenders));
    }

    private List<String> shares(FundingPool pool, String principal) {
        return pool.allocate(Money.inr(principal), BORROWER, postings).orElseThrow().stream()
                .map(share -> share.accountId() + ": " + share.amount())
                .toList();
    }

    private void pay(FundingPool pool, String principal) {
        Money amount = Money.inr(principal);
        List<AccountShare> shares = pool.allocate(amount, BORROWER, postings).orElseThrow();
        Cause cause = Cause.byRequest(TransactionSource.LOAN_DISBURSEMENT, 1, "A loan");
        assertThat(postings.post(Movement.toOne(BORROWER, amount, shares, cause)))
                .isTrue();
    }
}
