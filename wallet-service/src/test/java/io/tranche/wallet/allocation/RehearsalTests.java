package io.tranche.wallet.allocation;

import static io.tranche.wallet.account.AccountFixture.house;
import static io.tranche.wallet.account.AccountFixture.wallet;
import static io.tranche.wallet.allocation.AllocationFixture.lender;
import static io.tranche.wallet.allocation.AllocationFixture.proRata;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.Funding;
import io.tranche.contracts.FundingPolicy;
import io.tranche.contracts.FundingShortfall;
import io.tranche.contracts.Money;
import io.tranche.wallet.account.Account;
import io.tranche.wallet.account.AccountId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsalTests {

    private static final AccountId HOUSE = new AccountId(1);

    private final Rehearsal rehearsal =
            new Rehearsal(AllocationFixture.pool(proRata(), HOUSE, List.of(lender(2), lender(3, "50.00"))), accounts());

    @Test
    void spendsEachAmountOnce() {
        assertThat(rehearsal.funds(loan("100.00", false))).isTrue();
        assertThat(rehearsal.funds(loan("100.00", false))).isTrue();
        assertThat(rehearsal.funds(loan("0.01", false))).isFalse();
    }

    @Test
    void takesNothingForALoanThatItCannotFund() {
        assertThat(rehearsal.funds(loan("150.01", false))).isFalse();
        assertThat(rehearsal.funds(loan("150.00", false))).isTrue();
    }

    @Test
    void countsOnTheHouseWhereItIsAllowed() {
        assertThat(rehearsal.funds(loan("250.00", true))).isTrue();
        assertThat(rehearsal.funds(loan("50.01", true))).isFalse();
        assertThat(rehearsal.funds(loan("50.00", false))).isTrue();
    }

    @Test
    void asksForEachLoanThoseWhoAreLookedAtByItsPolicy() {
        FundingPool pool = new FundingPool(
                proRata(),
                HOUSE,
                Map.of(
                        FundingPolicy.PRO_RATA,
                        List.of(lender(2), lender(3)),
                        FundingPolicy.FIRST_IN_FIRST_OUT,
                        List.of(lender(3))));
        Rehearsal mixed = new Rehearsal(pool, accounts());

        assertThat(mixed.funds(loan("60.00", FundingPolicy.FIRST_IN_FIRST_OUT))).isTrue();
        assertThat(mixed.funds(loan("60.00", FundingPolicy.FIRST_IN_FIRST_OUT))).isFalse();
        assertThat(mixed.funds(loan("140.00", FundingPolicy.PRO_RATA))).isTrue();
        assertThat(mixed.funds(loan("0.01", FundingPolicy.PRO_RATA))).isFalse();
    }

    private static List<Account> accounts() {
        return List.of(house(1, "100.00"), wallet(2, "100.00"), wallet(3, "100.00"));
    }

    private static FundedLoan loan(String principal, FundingPolicy policy) {
        return loan(principal, new Funding(policy, false, FundingShortfall.QUEUE, null));
    }

    private static FundedLoan loan(String principal, boolean houseAllowed) {
        return loan(principal, new Funding(FundingPolicy.PRO_RATA, houseAllowed, FundingShortfall.QUEUE, null));
    }

    private static FundedLoan loan(String principal, Funding terms) {
        return new FundedLoan(Money.inr(principal), null, new AccountId(4), terms);
    }
}
