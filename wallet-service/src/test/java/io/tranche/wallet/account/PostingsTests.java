package io.tranche.wallet.account;

import static io.tranche.wallet.account.AccountFixture.house;
import static io.tranche.wallet.account.AccountFixture.locked;
import static io.tranche.wallet.account.AccountFixture.wallet;
import static io.tranche.wallet.account.AccountFixture.withOverdraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Money;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostingsTests {

    private static final AccountId BORROWER = new AccountId(2);
    private static final Cause CAUSE = Cause.byRequest(TransactionSource.EMI_PAYMENT, 7, "Repayment");

    @Test
    void postsWhatTheBalanceCovers() {
        Postings postings = locked(house(1, "0"), wallet(2, "100.00"));

        assertThat(postings.post(repayment("100.00"))).isTrue();

        assertThat(postings.account(BORROWER).balance()).isEqualTo(Money.inr("0.00"));
        assertThat(postings.account(new AccountId(1)).balance()).isEqualTo(Money.inr("100.00"));
    }

    @Test
    void seesThePostingsBefore() {
        Postings postings = locked(house(1, "0"), wallet(2, "100.00"));

        assertThat(postings.post(repayment("60.00"))).isTrue();
        assertThat(postings.post(repayment("60.00"))).isFalse();
        assertThat(postings.post(repayment("40.00"))).isTrue();
    }

    @Test
    void leavesNothingOfARefusedMovement() {
        Postings postings = locked(house(1, "0"), wallet(2, "100.00"), wallet(3, "5.00"));
        List<AccountShare> payers = List.of(share(2, "50.00"), share(3, "50.00"));

        assertThat(postings.post(Movement.toOne(new AccountId(1), Money.inr("100.00"), payers, CAUSE)))
                .isFalse();

        assertThat(postings.entries()).isEmpty();
        assertThat(postings.account(BORROWER).balance()).isEqualTo(Money.inr("100.00"));
    }

    @Test
    void goesBelowZeroAsFarAsTheOverdraftLimit() {
        Postings postings = locked(house(1, "0"), withOverdraft(2, "10.00", "5.00"));

        assertThat(postings.post(repayment("15.01"))).isFalse();
        assertThat(postings.post(repayment("15.00"))).isTrue();
    }

    @Test
    void creditsAnAccountThatIsBelowItsLimit() {
        Postings postings = locked(house(1, "100.00"), withOverdraft(2, "-10.00", "5.00"));

        assertThat(postings.post(Movement.in(BORROWER, Money.inr("1.00"), CAUSE)))
                .isTrue();
    }

    @Test
    void numbersTheTransactionsOfAnAccountWithoutGap() {
        Postings postings = locked(house(1, "0"), wallet(2, "100.00"));
        postings.post(repayment("60.00"));
        postings.post(repayment("60.00"));
        postings.post(repayment("40.00"));

        assertThat(postings.entries().stream()
                        .filter(entry -> entry.account().id().equals(BORROWER))
                        .map(entry -> entry.account().transactionCount()))
                .containsExactly(1L, 2L);
        assertThat(postings.moved()).hasSize(2);
    }

    @Test
    void leavesNoEntryForAShareOfNothing() {
        Postings postings = locked(house(1, "0"), wallet(2, "100.00"), wallet(3, "0"));
        List<AccountShare> payees = List.of(share(1, "10.00"), share(3, "0.00"));

        postings.post(Movement.fromOne(BORROWER, Money.inr("10.00"), payees, CAUSE));

        assertThat(postings.entries()).hasSize(2);
    }

    @Test
    void takesNoMovementThatDoesNotAddUp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Movement.fromOne(BORROWER, Money.inr("10.00"), List.of(share(1, "9.99")), CAUSE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Movement.fromOne(
                        BORROWER, Money.inr("1.00"), List.of(share(1, "2.00"), share(3, "-1.00")), CAUSE));
        assertThatIllegalArgumentException().isThrownBy(() -> Movement.in(BORROWER, Money.inr("0.00"), CAUSE));
        assertThatIllegalArgumentException().isThrownBy(() -> Movement.out(BORROWER, Money.inr("-1.00"), CAUSE));
    }

    @Test
    void mixesNoCurrencies() {
        Postings postings = locked(wallet(2, "100.00"));
        Money dollars = Money.ofMinor(100, Currency.getInstance("USD"));

        assertThatIllegalArgumentException().isThrownBy(() -> postings.post(Movement.in(BORROWER, dollars, CAUSE)));
    }

    @Test
    void knowsOnlyLockedAccounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> locked(wallet(2, "100.00")).post(repayment("1.00")))
                .withMessageContaining("Account 1");
    }

    @Test
    void refusesAFeeThatIsNoPartOfItsShare() {
        List<AccountShare> tooMuch = List.of(new AccountShare(1, Money.inr("10.00"), Money.inr("10.01")));
        List<AccountShare> negative = List.of(new AccountShare(1, Money.inr("10.00"), Money.inr("-0.01")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Movement.fromOne(BORROWER, Money.inr("10.00"), tooMuch, CAUSE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Movement.toOne(BORROWER, Money.inr("10.00"), negative, CAUSE));
    }

    @Test
    void leavesNoEntryWhereTheFeeTakesAll() {
        Postings postings = locked(house(1, "0"), wallet(2, "100.00"));
        List<AccountShare> fee = List.of(new AccountShare(1, Money.inr("0.01"), Money.inr("0.01")));

        assertThat(postings.post(Movement.fromOne(BORROWER, Money.inr("0.01"), fee, CAUSE)))
                .isTrue();

        assertThat(postings.entries()).hasSize(1);
    }

    private static Movement repayment(String amount) {
        return Movement.fromOne(BORROWER, Money.inr(amount), List.of(share(1, amount)), CAUSE);
    }

    private static AccountShare share(long account, String amount) {
        return new AccountShare(account, Money.inr(amount));
    }
}
