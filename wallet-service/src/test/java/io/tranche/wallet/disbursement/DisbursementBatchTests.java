package io.tranche.wallet.disbursement;

import static io.tranche.wallet.account.AccountFixture.house;
import static io.tranche.wallet.account.AccountFixture.locked;
import static io.tranche.wallet.account.AccountFixture.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.Funding;
import io.tranche.contracts.FundingPolicy;
import io.tranche.contracts.FundingShortfall;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementQueued;
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
import io.tranche.wallet.disbursement.Waiting.Room;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DisbursementBatchTests {

    private static final AccountId HOUSE = new AccountId(1);
    private static final AccountId BORROWER = new AccountId(2);
    private static final UUID EVENT = UUID.randomUUID();

    private static final Instant NOW = Instant.parse("2026-01-20T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Room EMPTY = new Room(false, NOW, LATER);

    private final FundingPool pool = AllocationFixture.houseAlone(HOUSE);
    private final Postings postings = locked(house(1, "1000.00"), wallet(2, "0"));
    private final DisbursementBatch batch = new DisbursementBatch(pool, List.of(), EMPTY);

    @Test
    void paysTheLoanOutOfTheHouse() {
        assertThat(disburse(7, "600.00")).isEqualTo(disbursed(7, "600.00"));
        assertThat(balance(BORROWER)).isEqualTo("600.00");
        assertThat(balance(HOUSE)).isEqualTo("400.00");
    }

    @Test
    void keepsTheFeeOutOfThePayoutAndPutsItBackWhenThePayoutIsTakenBack() {
        Money fee = Money.inr("10.00");
        DisbursementRequested request = new DisbursementRequested(7, 2, Money.inr("600.00"), null, fee);

        WalletEvent disbursed = batch.disburse(request, EVENT, postings);

        assertThat(disbursed)
                .isEqualTo(new LoanDisbursed(7, BORROWER.value(), Money.inr("600.00"), shares("600.00"), fee));
        assertThat(balance(BORROWER)).isEqualTo("590.00");
        assertThat(balance(HOUSE)).isEqualTo("400.00");
        assertThat(reverse(7))
                .isEqualTo(new DisbursementReversed(7, BORROWER.value(), Money.inr("600.00"), shares("600.00"), fee));
        assertThat(balance(BORROWER)).isEqualTo("0.00");
        assertThat(balance(HOUSE)).isEqualTo("1000.00");
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
    void leavesForGoodWhatTheBorrowerHadSpentWhenItWasAskedBack() {
        disburse(7, "600.00");
        move(Movement.out(BORROWER, Money.inr("0.01"), cause()));

        assertThat(reverse(7)).isEqualTo(new DisbursementReversalFailed(7, RefusalReason.INSUFFICIENT_BALANCE));
        assertThat(balance(BORROWER)).isEqualTo("599.99");

        move(Movement.in(BORROWER, Money.inr("0.01"), cause()));
        assertThat(reverse(7)).isEqualTo(new DisbursementReversalFailed(7, RefusalReason.INSUFFICIENT_BALANCE));
        assertThat(disburse(7, "600.00")).isEqualTo(disbursed(7, "600.00"));
        assertThat(balance(BORROWER)).isEqualTo("600.00");
    }

    @Test
    void changesOnlyRowsThatWereThere() {
        disburse(7, "600.00");
        DisbursementBatch later = new DisbursementBatch(pool, batch.added(), null);

        later.disburse(new DisbursementRequested(7, 2, Money.inr("600.00")), EVENT, postings);
        assertThat(later.changed()).isEmpty();

        later.reverse(new DisbursementReversalRequested(7, 2), EVENT, postings);
        assertThat(later.added()).isEmpty();
        assertThat(later.changed()).extracting(Disbursement::status).containsExactly(DisbursementStatus.REVERSED);
    }

    @Test
    void letsALoanWaitForWhichThereIsNotEnough() {
        assertThat(queue(7, "1600.00")).isEqualTo(new DisbursementQueued(7, LATER));
        assertThat(queue(7, "1600.00")).isEqualTo(new DisbursementQueued(7, LATER));
        assertThat(balance(HOUSE)).isEqualTo("1000.00");
    }

    @Test
    void letsNoLoanOvertakeThoseThatWait() {
        queue(7, "1600.00");

        assertThat(queue(8, "1.00")).isEqualTo(new DisbursementQueued(8, LATER));
        assertThat(disburse(9, "1.00")).isEqualTo(disbursed(9, "1.00"));
        assertThat(new DisbursementBatch(pool, List.of(), new Room(true, NOW, LATER))
                        .disburse(queueable(10, "1.00"), EVENT, postings))
                .isEqualTo(new DisbursementQueued(10, LATER));
    }

    @Test
    void paysThoseThatWaitInTheirOrderAndLetsSmallerOnesPass() {
        queue(8, "1600.00");
        queue(7, "500.00");
        queue(9, "500.00");
        queue(10, "0.01");

        List<WalletEvent> answers = at(NOW).settleWaiting(List.of(10L, 8L, 7L, 9L), postings);

        assertThat(answers).containsExactly(disbursed(10, "0.01"), disbursed(7, "500.00"));
    }

    @Test
    void declinesWhatHasWaitedTooLongEvenIfThereIsEnoughNow() {
        queue(7, "1600.00");
        move(Movement.in(HOUSE, Money.inr("1000.00"), cause()));
        DisbursementBatch late = at(LATER);

        assertThat(late.settleWaiting(List.of(7L), postings))
                .containsExactly(new DisbursementDeclined(7, RefusalReason.INSUFFICIENT_FUNDS));
        assertThat(late.settleWaiting(List.of(8L), postings)).isEmpty();
        assertThat(late.changed()).extracting(Disbursement::status).containsExactly(DisbursementStatus.DECLINED);
    }

    @Test
    void withdrawsWhatWaits() {
        queue(7, "1600.00");

        assertThat(reverse(7)).isEqualTo(nothingReversed(7));
        assertThat(queue(7, "1600.00")).isEqualTo(new DisbursementDeclined(7, RefusalReason.CANCELLED));
        assertThat(batch.added()).extracting(Disbursement::waiting).containsOnlyNulls();
    }

    /** Those that wait, at a later look. */
    private DisbursementBatch at(Instant now) {
        return new DisbursementBatch(pool, batch.added(), new Room(true, now, now.plusSeconds(60)));
    }

    private WalletEvent queue(long loan, String principal) {
        return batch.disburse(queueable(loan, principal), EVENT, postings);
    }

    private static DisbursementRequested queueable(long loan, String principal) {
        return new DisbursementRequested(
                loan,
                2,
                Money.inr(principal),
                new Funding(FundingPolicy.PRO_RATA, true, FundingShortfall.QUEUE, null),
                null);
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
