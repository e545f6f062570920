package io.tranche.wallet.disbursement;

import static io.tranche.wallet.account.AccountFixture.house;
import static io.tranche.wallet.account.AccountFixture.locked;
import static io.tranche.wallet.account.AccountFixture.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementReversalFailed;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Cause;
import io.tranche.wallet.account.Movement;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.account.TransactionSource;
import io.tranche.wallet.allocation.AllocationFixture;
import io.tranche.wallet.allocation.FundingPool;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DisbursementBatchTests {

    private static final AccountId HOUSE = new AccountId(1);
    private static final AccountId BORROWER = new AccountId(2);
    private static final UUID EVENT = UUID.randomUUID();

    private final FundingPool pool = AllocationFixture.houseAlone(HOUSE);
    private final Postings postings = locked(house(1, "1000.00"), wallet(2, "0"));
    private final DisbursementBatch batch = new DisbursementBatch(pool, List.of());

    @Test
    void paysTheLoanOutOfTheHouse() {
        assertThat(disburse(7, "600.00")).isEqualTo(disbursed(7, "600.00"));
        assertThat(balance(BORROWER)).isEqualTo("600.00");
        assertThat(balance(HOUSE)).isEqualTo("400.00");
    }

    @Test
    void lendsEachRupeeOnce() {
        disburse(7, "600.00");

        assertThat(disburse(8, "600.00")).isEqualTo(new DisbursementDeclined(8, RefusalReason.INSUFFICIENT_FUNDS));
        assertThat(disburse(9, "400.00")).isEqualTo(disbursed(9, "400.00"));
    }

    @Test
    void answersARepeatedRequestTheSameAndMovesNothing() {
        WalletEvent first = disburse(7, "600.00");

        assertThat(disburse(7, "600.00")).isEqualTo(first);
        assertThat(balance(BORROWER)).isEqualTo("600.00");
    }

    @Test
    void declinesForGoodEvenIfTheHouseIsFundedLater() {
        WalletEvent declined = disburse(7, "1600.00");
        move(Movement.in(HOUSE, Money.inr("1000.00"), cause()));

        assertThat(disburse(7, "1600.00")).isEqualTo(declined);
    }

    @Test
    void takesBackWhatWasPaidOutOnce() {
        disburse(7, "600.00");

        WalletEvent reversed = reverse(7);

        assertThat(reversed)
                .isEqualTo(new DisbursementReversed(7, BORROWER.value(), Money.inr("600.00"), shares("600.00")));
        assertThat(reverse(7)).isEqualTo(reversed);
        assertThat(disburse(7, "600.00")).isEqualTo(new DisbursementDeclined(7, RefusalReason.CANCELLED));
        assertThat(balance(HOUSE)).isEqualTo("1000.00");
    }

    @Test
    void cancelsWhatIsReversedBeforeItIsPaidOut() {
        assertThat(reverse(7)).isEqualTo(nothingReversed(7));
        assertThat(disburse(7, "600.00")).isEqualTo(new DisbursementDeclined(7, RefusalReason.CANCELLED));
        assertThat(balance(BORROWER)).isEqualTo("0.00");
    }

    @Test
    void reversesNothingOfADeclinedLoan() {
        WalletEvent declined = disburse(7, "1600.00");

        assertThat(reverse(7)).isEqualTo(nothingReversed(7));
        assertThat(disburse(7, "1600.00")).isEqualTo(declined);
    }

    @Test
    void failsToTakeBackWhatTheBorrowerHasSpentAndTriesAgainWhenAskedAgain() {
        disburse(7, "600.00");
        move(Movement.out(BORROWER, Money.inr("0.01"), cause()));

        assertThat(reverse(7)).isEqualTo(new DisbursementReversalFailed(7, RefusalReason.INSUFFICIENT_BALANCE));
        assertThat(balance(BORROWER)).isEqualTo("599.99");

        move(Movement.in(BORROWER, Money.inr("0.01"), cause()));
        assertThat(reverse(7)).isInstanceOf(DisbursementReversed.class);
    }

    @Test
    void changesOnlyRowsThatWereThere() {
        disburse(7, "600.00");
        DisbursementBatch later = new DisbursementBatch(pool, batch.added());

        later.disburse(new DisbursementRequested(7, 2, Money.inr("600.00")), EVENT, postings);
        assertThat(later.changed()).isEmpty();

        later.reverse(new DisbursementReversalRequested(7, 2), EVENT, postings);
        assertThat(later.added()).isEmpty();
        assertThat(later.changed()).extracting(Disbursement::status).containsExactly(DisbursementStatus.REVERSED);
    }

    private WalletEvent disburse(long loan, String principal) {
        return batch.disburse(new DisbursementRequested(loan, 2, Money.inr(principal)), EVENT, postings);
    }

    private WalletEvent reverse(long loan) {
        return batch.reverse(new DisbursementReversalRequested(loan, 2), EVENT, postings);
    }

    private void move(Movement movement) {
        assertThat(postings.post(movement)).isTrue();
    }

    private String balance(AccountId account) {
        return postings.account(account).balance().toString();
    }

    private static Cause cause() {
        return Cause.byRequest(TransactionSource.WALLET_TOPUP, 1, "Elsewhere");
    }

    private static LoanDisbursed disbursed(long loan, String principal) {
        return new LoanDisbursed(loan, BORROWER.value(), Money.inr(principal), shares(principal));
    }

    private static DisbursementReversed nothingReversed(long loan) {
        return new DisbursementReversed(loan, null, null, List.of());
    }

    private static List<AccountShare> shares(String amount) {
        return List.of(new AccountShare(HOUSE.value(), Money.inr(amount)));
    }
}
