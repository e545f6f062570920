package io.tranche.wallet.collection;

import static io.tranche.wallet.account.AccountFixture.house;
import static io.tranche.wallet.account.AccountFixture.locked;
import static io.tranche.wallet.account.AccountFixture.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentDebitFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefundFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.wallet.account.AccountId;
import io.tranche.wallet.account.Cause;
import io.tranche.wallet.account.Movement;
import io.tranche.wallet.account.Postings;
import io.tranche.wallet.account.TransactionSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CollectionBatchTests {

    private static final long HOUSE = 1;
    private static final long BORROWER = 2;
    private static final long LOAN = 42;
    private static final UUID EVENT = UUID.randomUUID();

    private final Postings postings = locked(house(HOUSE, "0"), wallet(BORROWER, "100.00"));
    private final CollectionBatch batch = new CollectionBatch(List.of());

    @Test
    void collectsWhatTheBorrowerHas() {
        assertThat(collect(1, "60.00")).isEqualTo(collected(1, "60.00"));
        assertThat(balance(BORROWER)).isEqualTo("40.00");
        assertThat(balance(HOUSE)).isEqualTo("60.00");
        assertThat(batch.added()).hasSize(1);
    }

    @Test
    void sparesMoneyForOnlyOneOfTwoRepayments() {
        collect(1, "60.00");

        assertThat(collect(2, "60.00"))
                .isEqualTo(new RepaymentDebitFailed(2, LOAN, RefusalReason.INSUFFICIENT_BALANCE));
        assertThat(balance(BORROWER)).isEqualTo("40.00");
    }

    @Test
    void answersARepeatedRequestTheSameAndMovesNothing() {
        WalletEvent first = collect(1, "60.00");

        assertThat(collect(1, "60.00")).isEqualTo(first);
        assertThat(balance(BORROWER)).isEqualTo("40.00");
    }

    @Test
    void refusesForGoodEvenIfTheMoneyComesLater() {
        WalletEvent refused = collect(1, "160.00");
        topUp("1000.00");

        assertThat(collect(1, "160.00")).isEqualTo(refused);
    }

    @Test
    void namesTheMissingMoneyBeforeTheOverpayment() {
        assertThat(collect(1, "160.00", "10.00"))
                .isEqualTo(new RepaymentDebitFailed(1, LOAN, RefusalReason.INSUFFICIENT_BALANCE));
        assertThat(collect(2, "60.00", "10.00"))
                .isEqualTo(new RepaymentDebitFailed(2, LOAN, RefusalReason.EXCEEDS_OUTSTANDING));
        assertThat(balance(BORROWER)).isEqualTo("100.00");
    }

    @Test
    void refundsWhatWasCollectedOnce() {
        collect(1, "60.00");

        WalletEvent refunded = refund(1);

        assertThat(refunded).isEqualTo(new RepaymentRefunded(1, LOAN, BORROWER, Money.inr("60.00"), shares("60.00")));
        assertThat(refund(1)).isEqualTo(refunded);
        assertThat(balance(BORROWER)).isEqualTo("100.00");
        assertThat(balance(HOUSE)).isEqualTo("0.00");
    }

    @Test
    void keepsThePlatformsFeeOutOfTheAccountsUntilTheRefund() {
        List<AccountShare> shares = List.of(new AccountShare(HOUSE, Money.inr("60.00"), Money.inr("1.50")));
        RepaymentRequested request =
                new RepaymentRequested(1, LOAN, BORROWER, Money.inr("60.00"), Money.inr("60.00"), shares);

        assertThat(batch.collect(request, EVENT, postings))
                .isEqualTo(new RepaymentCollected(1, LOAN, BORROWER, Money.inr("60.00"), shares));
        assertThat(balance(BORROWER)).isEqualTo("40.00");
        assertThat(balance(HOUSE)).isEqualTo("58.50");

        assertThat(refund(1)).isEqualTo(new RepaymentRefunded(1, LOAN, BORROWER, Money.inr("60.00"), shares));
        assertThat(balance(BORROWER)).isEqualTo("100.00");
        assertThat(balance(HOUSE)).isEqualTo("0.00");
    }

    @Test
    void collectsNoMoreAfterTheRefund() {
        collect(1, "60.00");
        refund(1);

        assertThat(collect(1, "60.00")).isEqualTo(new RepaymentDebitFailed(1, LOAN, RefusalReason.CANCELLED));
        assertThat(balance(BORROWER)).isEqualTo("100.00");
    }

    @Test
    void cancelsWhatIsRefundedBeforeItIsCollected() {
        assertThat(refund(1)).isEqualTo(nothingRefunded(1));
        assertThat(collect(1, "60.00")).isEqualTo(new RepaymentDebitFailed(1, LOAN, RefusalReason.CANCELLED));
        assertThat(balance(BORROWER)).isEqualTo("100.00");
    }

    @Test
    void refundsNothingOfARefusedRepayment() {
        WalletEvent refused = collect(1, "160.00");

        assertThat(refund(1)).isEqualTo(nothingRefunded(1));
        assertThat(collect(1, "160.00")).isEqualTo(refused);
    }

    @Test
    void failsToRefundWhatTheFunderHasSpentAndTriesAgainWhenAskedAgain() {
        collect(1, "60.00");
        Cause spending = Cause.byRequest(TransactionSource.WALLET_WITHDRAWAL, 1, "Spent");
        postings.post(Movement.out(new AccountId(HOUSE), Money.inr("0.01"), spending));

        assertThat(refund(1)).isEqualTo(new RepaymentRefundFailed(1, LOAN, RefusalReason.INSUFFICIENT_BALANCE));
        assertThat(balance(BORROWER)).isEqualTo("40.00");

        postings.post(Movement.in(new AccountId(HOUSE), Money.inr("0.01"), spending));
        assertThat(refund(1)).isInstanceOf(RepaymentRefunded.class);
    }

    @Test
    void changesOnlyRowsThatWereThere() {
        collect(1, "60.00");
        CollectionBatch later = new CollectionBatch(batch.added());

        later.collect(request(1, "60.00", "60.00"), EVENT, postings);
        assertThat(later.changed()).isEmpty();

        later.refund(new RepaymentRefundRequested(1, LOAN, BORROWER), EVENT, postings);
        assertThat(later.added()).isEmpty();
        assertThat(later.changed()).extracting(CollectedRepayment::status).containsExactly(CollectionStatus.REFUNDED);
        assertThat(later.funders()).containsExactly(new AccountId(HOUSE));
    }

    private WalletEvent collect(long repayment, String amount) {
        return collect(repayment, amount, amount);
    }

    private WalletEvent collect(long repayment, String amount, String payable) {
        return batch.collect(request(repayment, amount, payable), EVENT, postings);
    }

    private WalletEvent refund(long repayment) {
        return batch.refund(new RepaymentRefundRequested(repayment, LOAN, BORROWER), EVENT, postings);
    }

    private void topUp(String amount) {
        Cause cause = Cause.byRequest(TransactionSource.WALLET_TOPUP, 1, "Top-up");
        postings.post(Movement.in(new AccountId(BORROWER), Money.inr(amount), cause));
    }

    private String balance(long account) {
        return postings.account(new AccountId(account)).balance().toString();
    }

    private static RepaymentRequested request(long repayment, String amount, String payable) {
        return new RepaymentRequested(repayment, LOAN, BORROWER, Money.inr(amount), Money.inr(payable), shares(amount));
    }

    private static RepaymentCollected collected(long repayment, String amount) {
        return new RepaymentCollected(repayment, LOAN, BORROWER, Money.inr(amount), shares(amount));
    }

    private static RepaymentRefunded nothingRefunded(long repayment) {
        return new RepaymentRefunded(repayment, LOAN, BORROWER, Money.inr("0.00"), List.of());
    }

    private static List<AccountShare> shares(String amount) {
        return List.of(new AccountShare(HOUSE, Money.inr(amount)));
    }
}
