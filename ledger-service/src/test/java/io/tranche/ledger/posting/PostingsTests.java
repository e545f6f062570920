package io.tranche.ledger.posting;

import static io.tranche.contracts.Money.inr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.AppliedShare;
import io.tranche.contracts.Event;
import io.tranche.contracts.EventCatalog;
import io.tranche.contracts.LoanEvent.CompensationForced;
import io.tranche.contracts.LoanEvent.ForcedCompensationUndone;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.LoanWrittenOff;
import io.tranche.contracts.LoanEvent.PenaltyCharged;
import io.tranche.contracts.LoanEvent.RepaymentApplied;
import io.tranche.contracts.LoanEvent.RepaymentReversed;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent.BalanceAttested;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.contracts.WalletEvent.WalletToppedUp;
import io.tranche.contracts.WalletEvent.WalletWithdrawn;
import io.tranche.ledger.Delivery;
import io.tranche.ledger.journal.Entry;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostingsTests {

    private static final List<AccountShare> TWO_FUNDERS =
            List.of(new AccountShare(1, inr("70000.00")), new AccountShare(2, inr("30000.00")));

    @Test
    void bookTopUpAgainstTheSettlementAccount() {
        assertThat(lines(new WalletToppedUp(5, 7, inr("0.01"))))
                .containsExactly("DEBIT settlement:payment_provider 0.01", "CREDIT wallet:7 0.01");
    }

    @Test
    void bookWithdrawalTheOtherWayRound() {
        assertThat(lines(new WalletWithdrawn(5, 7, inr("0.01"))))
                .containsExactly("CREDIT settlement:payment_provider 0.01", "DEBIT wallet:7 0.01");
    }

    @Test
    void bookDisbursementAsMoneyMovedAndAsClaims() {
        assertThat(lines(new LoanDisbursed(42, 7, inr("100000.00"), TWO_FUNDERS, null)))
                .containsExactly(
                        "DEBIT wallet:1 70000.00",
                        "DEBIT wallet:2 30000.00",
                        "CREDIT wallet:7 100000.00",
                        "DEBIT loan:42:receivable 100000.00",
                        "CREDIT funder:1:payable 70000.00",
                        "CREDIT funder:2:payable 30000.00");
    }

    @Test
    void bookTheFeeThatIsKeptAtAPayoutAsIncome() {
        List<String> disbursed = lines(new LoanDisbursed(42, 7, inr("100000.00"), TWO_FUNDERS, inr("500.00")));

        assertThat(disbursed)
                .containsExactly(
                        "DEBIT wallet:1 70000.00",
                        "DEBIT wallet:2 30000.00",
                        "CREDIT wallet:7 99500.00",
                        "CREDIT income:fees 500.00",
                        "DEBIT loan:42:receivable 100000.00",
                        "CREDIT funder:1:payable 70000.00",
                        "CREDIT funder:2:payable 30000.00");
        assertThat(lines(new DisbursementReversed(42, 7L, inr("100000.00"), TWO_FUNDERS, inr("500.00"))))
                .contains("DEBIT wallet:7 99500.00", "DEBIT income:fees 500.00", "CREDIT wallet:1 70000.00");
    }

    @Test
    void bookForcedCompensationsIntoSuspenseAndOutAgain() {
        assertThat(lines(new CompensationForced(42, null, inr("10.00"), "gone")))
                .containsExactly("DEBIT suspense:compensation 10.00", "CREDIT loan:42:receivable 10.00");
        assertThat(lines(new CompensationForced(42, 77L, inr("10.00"), "gone")))
                .containsExactly("DEBIT suspense:compensation 10.00", "CREDIT loan:42:refund_payable 10.00");
        assertThat(lines(new ForcedCompensationUndone(42, 77L, inr("10.00"))))
                .containsExactly("CREDIT suspense:compensation 10.00", "DEBIT loan:42:refund_payable 10.00");
    }

    @Test
    void claimAForcedPayoutOfTheBorrowerAgainWhenItTurnsOutToBeSpent() {
        assertThat(lines(new ForcedCompensationUndone(42, null, inr("10.00"))))
                .containsExactly("CREDIT suspense:compensation 10.00", "DEBIT loan:42:receivable 10.00");
    }

    @Test
    void bookReversalAsTheOppositeOfTheDisbursement() {
        assertThat(lines(new DisbursementReversed(42, 7L, inr("100000.00"), TWO_FUNDERS, null)))
                .containsExactly(
                        "CREDIT wallet:1 70000.00",
                        "CREDIT wallet:2 30000.00",
                        "DEBIT wallet:7 100000.00",
                        "CREDIT loan:42:receivable 100000.00",
                        "DEBIT funder:1:payable 70000.00",
                        "DEBIT funder:2:payable 30000.00");
    }

    @Test
    void bookCollectionFromBorrowerToFunders() {
        assertThat(lines(new RepaymentCollected(
                        9, 42, 7, inr("8884.88"), List.of(share(1, "6219.42"), share(2, "2665.46")))))
                .containsExactly("DEBIT wallet:7 8884.88", "CREDIT wallet:1 6219.42", "CREDIT wallet:2 2665.46");
    }

    @Test
    void bookWhatThePlatformKeepsOfACollectionAsItsIncome() {
        List<AccountShare> shares = List.of(
                new AccountShare(1, inr("6219.42"), inr("70.00")),
                share(2, "2665.45"),
                new AccountShare(3, inr("0.01"), inr("0.01")));

        assertThat(lines(new RepaymentCollected(9, 42, 7, inr("8884.88"), shares)))
                .containsExactly(
                        "DEBIT wallet:7 8884.88",
                        "CREDIT wallet:1 6149.42",
                        "CREDIT wallet:2 2665.45",
                        "CREDIT income:platform_fee 70.01");
        assertThat(lines(new RepaymentRefunded(9, 42, 7, inr("8884.88"), shares)))
                .containsExactly(
                        "CREDIT wallet:7 8884.88",
                        "DEBIT wallet:1 6149.42",
                        "DEBIT wallet:2 2665.45",
                        "DEBIT income:platform_fee 70.01");
    }

    @Test
    void bookRefundAsTheOppositeOfTheCollection() {
        assertThat(lines(new RepaymentRefunded(9, 42, 7, inr("8884.88"), List.of(share(1, "8884.88")))))
                .containsExactly("CREDIT wallet:7 8884.88", "DEBIT wallet:1 8884.88");
    }

    @Test
    void bookWhatCountsNoMoreTheOtherWayRound() {
        assertThat(lines(new RepaymentReversed(
                        9,
                        42,
                        inr("7884.88"),
                        inr("1000.00"),
                        inr("0.00"),
                        true,
                        "paid twice",
                        List.of(new AppliedShare(1, inr("7884.88"), inr("1000.00"), inr("0.00"))))))
                .containsExactly(
                        "CREDIT funder:1:payable 7884.88",
                        "DEBIT loan:42:receivable 7884.88",
                        "CREDIT expense:funder_interest 1000.00",
                        "DEBIT income:interest 1000.00");
    }

    @Test
    void bookDifferencesOnTheSideTheyAreOn() {
        assertThat(lines(new LoanAdjusted(
                        42,
                        9,
                        inr("-15.00"),
                        inr("12.50"),
                        inr("2.50"),
                        List.of(new AppliedShare(1, inr("-15.00"), inr("12.50"), inr("2.50"))),
                        null,
                        null)))
                .containsExactly(
                        "CREDIT funder:1:payable 15.00",
                        "DEBIT loan:42:receivable 15.00",
                        "DEBIT expense:funder_interest 12.50",
                        "CREDIT income:interest 12.50",
                        "DEBIT expense:funder_penalty 2.50",
                        "CREDIT income:penalty 2.50");
    }

    @Test
    void bookApplicationToClaimsAndIncome() {
        assertThat(lines(new RepaymentApplied(
                        9,
                        42,
                        inr("7884.88"),
                        inr("1000.00"),
                        inr("5.50"),
                        false,
                        List.of(
                                new AppliedShare(1, inr("7000.00"), inr("700.00"), inr("5.50")),
                                new AppliedShare(2, inr("884.88"), inr("300.00"), inr("0.00"))))))
                .containsExactly(
                        "DEBIT funder:1:payable 7000.00",
                        "DEBIT funder:2:payable 884.88",
                        "CREDIT loan:42:receivable 7884.88",
                        "DEBIT expense:funder_interest 1000.00",
                        "CREDIT income:interest 1000.00",
                        "DEBIT expense:funder_penalty 5.50",
                        "CREDIT income:penalty 5.50");
    }

    @Test
    void bookWriteOffAtTheCostOfTheFunders() {
        assertThat(lines(new LoanWrittenOff(42, LocalDate.parse("2026-09-27"), inr("100000.00"), TWO_FUNDERS, null)))
                .containsExactly(
                        "DEBIT funder:1:payable 70000.00",
                        "DEBIT funder:2:payable 30000.00",
                        "CREDIT loan:42:receivable 100000.00");
    }

    /** Penalties and interest are income once they are paid: a loan that is not paid earns nothing in the books. */
    @Test
    void bookAFurtherLossBesideTheFirst() {
        LocalDate day = LocalDate.parse("2026-09-27");
        LoanWrittenOff further =
                new LoanWrittenOff(42, day, inr("9.99"), List.of(share(1, "10.00"), share(2, "-0.01")), 9L);

        assertThat(lines(further))
                .containsExactly(
                        "DEBIT funder:1:payable 10.00",
                        "CREDIT funder:2:payable 0.01",
                        "CREDIT loan:42:receivable 9.99");
        assertThat(entryFor(further).orElseThrow().subject().reference()).isEqualTo("repayment:9:written_off");
    }

    @Test
    void makeNoEntryOfWhatIsOnlyOwed() {
        assertThat(entryFor(new PenaltyCharged(42, LocalDate.parse("2026-04-01"), inr("5.84"))))
                .isEmpty();
    }

    @Test
    void makeNoLineOfNothing() {
        assertThat(lines(new RepaymentApplied(
                        9,
                        42,
                        inr("0.00"),
                        inr("12.00"),
                        inr("0.00"),
                        false,
                        List.of(new AppliedShare(1, inr("0.00"), inr("12.00"), inr("0.00"))))))
                .containsExactly("DEBIT expense:funder_interest 12.00", "CREDIT income:interest 12.00");
    }

    @Test
    void makeNoEntryWhenNothingMoved() {
        assertThat(entryFor(new DisbursementReversed(42, null, null, List.of())))
                .isEmpty();
        assertThat(entryFor(new RepaymentRefunded(9, 42, 7, inr("0.00"), List.of())))
                .isEmpty();
        assertThat(entryFor(new DisbursementDeclined(42, RefusalReason.INSUFFICIENT_FUNDS)))
                .isEmpty();
        assertThat(entryFor(new BalanceAttested(7, 3, inr("10.00")))).isEmpty();
    }

    @Test
    void nameWhatHappenedByTheBusinessAndNotByTheEvent() {
        Event collected = new RepaymentCollected(9, 42, 7, inr("1.00"), List.of(share(1, "1.00")));
        Entry first = entryFor(collected).orElseThrow();
        Entry again = entryFor(collected).orElseThrow();
        assertThat(first.source().eventId()).isNotEqualTo(again.source().eventId());
        assertThat(first.subject())
                .isEqualTo(again.subject())
                .isEqualTo(new Entry.Subject("repayment:9:collected", 42L, 9L));
        assertThat(first.source().eventType()).isEqualTo(EventCatalog.typeOf(RepaymentCollected.class));
    }

    @Test
    void refuseSharesThatDoNotAddUp() {
        assertThatThrownBy(
                        () -> entryFor(new RepaymentCollected(9, 42, 7, inr("8884.88"), List.of(share(1, "8884.87")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("repayment:9:collected does not balance: -0.01 INR");
    }

    @Test
    void refuseNegativeShares() {
        assertThatThrownBy(() -> entryFor(
                        new RepaymentCollected(9, 42, 7, inr("1.00"), List.of(share(1, "2.00"), share(2, "-1.00")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> lines(Event event) {
        return entryFor(event).orElseThrow().lines().stream()
                .map(line -> "%s %s %s".formatted(line.side(), line.account().value(), line.amount()))
                .toList();
    }

    private static Optional<Entry> entryFor(Event event) {
        return Postings.entryFor(Delivery.received(event));
    }

    private static AccountShare share(long account, String amount) {
        return new AccountShare(account, inr(amount));
    }
}
