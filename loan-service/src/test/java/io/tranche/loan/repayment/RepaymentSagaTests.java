package io.tranche.loan.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentDebitFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefundFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.contracts.WalletEvent.RepaymentReply;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.lifecycle.Basis;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanId;
import io.tranche.loan.lifecycle.LoanStatus;
import io.tranche.loan.product.ProductCode;
import io.tranche.loan.product.ProductRef;
import io.tranche.loan.repayment.Dues.Owed;
import io.tranche.loan.schedule.AnnualRate;
import io.tranche.loan.schedule.Terms;
import io.tranche.messaging.saga.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What becomes of a repayment that was called off, whatever wallet-service says and in whatever order. */
class RepaymentSagaTests {

    private static final long LOAN = 42;
    private static final long REPAYMENT = 7;
    private static final long BORROWER = 2;
    private static final Money AMOUNT = Money.inr("400.00");
    private static final Money NOTHING = Money.inr("0.00");
    private static final Instant NOW = Instant.parse("2026-01-20T10:00:00Z");

    private static final RepaymentReply COLLECTED =
            new RepaymentCollected(REPAYMENT, LOAN, BORROWER, AMOUNT, List.of(new AccountShare(1, AMOUNT)));
    private static final RepaymentReply POOR =
            new RepaymentDebitFailed(REPAYMENT, LOAN, RefusalReason.INSUFFICIENT_BALANCE);
    private static final RepaymentReply CANCELLED = new RepaymentDebitFailed(REPAYMENT, LOAN, RefusalReason.CANCELLED);
    private static final RepaymentReply STUCK =
            new RepaymentRefundFailed(REPAYMENT, LOAN, RefusalReason.INSUFFICIENT_BALANCE);
    private static final RepaymentReply GIVEN_BACK =
            new RepaymentRefunded(REPAYMENT, LOAN, BORROWER, AMOUNT, List.of(new AccountShare(1, AMOUNT)));
    private static final RepaymentReply NEVER_TAKEN =
            new RepaymentRefunded(REPAYMENT, LOAN, BORROWER, NOTHING, List.of());

    private final Map<Long, Loan> loans = new HashMap<>(Map.of(LOAN, loan()));
    private final Map<Long, Repayment> repayments = new HashMap<>(Map.of(REPAYMENT, pending()));
    private final RepaymentBook book = new RepaymentBook(
            new BookRows(
                    loans,
                    repayments,
                    new Dues(new Owed(Map.of(), Map.of(), Map.of(), Map.of(), new OpenDays.Open(LocalDate.EPOCH, 0))),
                    new HashMap<>(),
                    Map.of()),
            new RepaymentSettings(new Patience(Duration.ofSeconds(10), 4), Map.of(), Duration.ofMinutes(15)),
            NOW);

    @Example
    void asksForTheRefundAtOnceAndWatchesIt() {
        giveUp();

        assertThat(status()).isEqualTo(RepaymentStatus.REFUNDING);
        assertThat(repayment().reason()).isEqualTo("timed_out");
        assertThat(loans.get(LOAN)).isEqualTo(loan().released(AMOUNT, NOW));
        assertThat(book.announcement().events())
                .containsExactly(new RepaymentRefundRequested(REPAYMENT, LOAN, BORROWER));
        assertThat(book.announcement().steps()).allMatch(step -> step.answerWithin() != null);
        giveUp();
        assertThat(status()).isEqualTo(RepaymentStatus.COMPENSATION_FAILED);
    }

    @Property
    void endsRefundedWhenTheMoneyHadBeenTaken(@ForAll("repliesIfTaken") List<RepaymentReply> replies) {
        giveUp();
        replies.forEach(this::take);

        assertThat(status()).isEqualTo(RepaymentStatus.REFUNDED);
        assertNothingCounted();
    }

    @Property
    void endsFailedWhenNothingHadBeenTaken(@ForAll("repliesIfNotTaken") List<RepaymentReply> replies) {
        giveUp();
        replies.forEach(this::take);

        assertThat(status()).isEqualTo(RepaymentStatus.FAILED);
        assertThat(repayment().reason()).isEqualTo("timed_out");
        assertNothingCounted();
    }

    @Property
    void endsTheSameWhenItHadGivenUpTwice(@ForAll("repliesIfTaken") List<RepaymentReply> replies) {
        giveUp();
        giveUp();
        replies.forEach(this::take);

        assertThat(status()).isEqualTo(RepaymentStatus.REFUNDED);
        assertNothingCounted();
    }

    /** Each at least once, as often as it was asked, in any order. */
    @Provide
    Arbitrary<List<RepaymentReply>> repliesIfTaken() {
        return Arbitraries.shuffle(COLLECTED, COLLECTED, CANCELLED, STUCK, GIVEN_BACK, GIVEN_BACK);
    }

    @Provide
    Arbitrary<List<RepaymentReply>> repliesIfNotTaken() {
        return Arbitraries.shuffle(POOR, POOR, CANCELLED, NEVER_TAKEN, NEVER_TAKEN);
    }

    private void assertNothingCounted() {
        assertThat(loans.get(LOAN)).isEqualTo(loan().released(AMOUNT, NOW));
        assertThat(book.announcement().events())
                .containsExactly(new RepaymentRefundRequested(REPAYMENT, LOAN, BORROWER));
    }

    private void giveUp() {
        RepaymentSaga.giveUp(book, repayment());
    }

    private void take(RepaymentReply reply) {
        RepaymentSaga.take(book, reply, UUID.randomUUID());
    }

    private RepaymentStatus status() {
        return repayment().status();
    }

    private Repayment repayment() {
        return Objects.requireNonNull(repayments.get(REPAYMENT));
    }

    private static Loan loan() {
        Terms terms = new Terms(Money.inr("1000.00"), AnnualRate.ofPercent("12.00"), 3);
        Basis basis = new Basis(new ProductRef(new ProductCode("standard"), 1), null, null);
        return new Loan(
                new LoanId(LOAN),
                BORROWER,
                basis,
                terms,
                LoanStatus.ACTIVE,
                Money.inr("1020.07"),
                AMOUNT,
                null,
                NOW,
                NOW);
    }

    private static Repayment pending() {
        PaymentOrder order = new PaymentOrder(BORROWER, new LoanId(LOAN), AMOUNT, PaymentKind.INSTALLMENTS, "key");
        return new Repayment(
                new RepaymentId(REPAYMENT), order, null, RepaymentStatus.PENDING, null, AMOUNT, null, NOW, NOW);
    }
}
