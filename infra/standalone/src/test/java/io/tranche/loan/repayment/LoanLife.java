package io.tranche.loan.repayment;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.LoanAdjusted;
import io.tranche.contracts.LoanEvent.LoanWrittenOff;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.contracts.WalletEvent.RepaymentReply;
import io.tranche.ledger.posting.PostedBooks;
import io.tranche.loan.account.Agreement;
import io.tranche.loan.account.Fact;
import io.tranche.loan.account.Fact.Payment;
import io.tranche.loan.account.History;
import io.tranche.loan.account.PaymentKind;
import io.tranche.loan.funding.PlatformFee;
import io.tranche.loan.lifecycle.Loan;
import io.tranche.loan.lifecycle.LoanStatus;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * A loan from its payout on, as loan-service, wallet-service and the ledger keep it: what their databases and Kafka do is done here in
 * memory, what they decide is decided by them.
 */
final class LoanLife {

    final PostedBooks ledger = new PostedBooks();
    final LifeRows rows;
    final LifeWallet wallet;

    /** All that was ever told of penalties. */
    Money penaltyTold = Money.zero(Money.INR);

    private final Deque<LoanEvent> requests = new ArrayDeque<>();
    private final Deque<RepaymentReply> replies = new ArrayDeque<>();

    LoanLife(Agreement agreement, List<AccountShare> stakes, PlatformFee fee) {
        rows = new LifeRows(agreement, stakes, fee);
        wallet = new LifeWallet(stakes, LifeRows.LOAN.value(), ledger);
    }

    void ask(Money amount, PaymentKind kind) {
        ask(new PaymentOrder(LifeWallet.BORROWER, LifeRows.LOAN, amount, kind, null), rows.account.today());
    }

    /** As BackDatedPayments does it. */
    void askAsOf(int daysAgo, Money amount) {
        LocalDate paidOut = rows.account.agreement().paidOut();
        LocalDate day = rows.account.today().minusDays(daysAgo);
        LocalDate valueDate = day.isBefore(paidOut) ? paidOut : day;
        List<Fact> facts = new ArrayList<>(rows.facts);
        facts.add(new Payment(Long.MAX_VALUE, valueDate, amount, PaymentKind.INSTALLMENTS));
        if (History.of(rows.account.agreement(), facts, rows.account.today())
                .overpaid()
                .isZero()) {
            ask(
                    new PaymentOrder(LifeWallet.BORROWER, LifeRows.LOAN, amount, PaymentKind.INSTALLMENTS, null),
                    valueDate);
        }
    }

    /** As Payments does it. Nothing happens if the loan has no room for it. */
    private void ask(PaymentOrder order, LocalDate valueDate) {
        boolean alone = order.kind().reschedules();
        Money amount = order.amount();
        Loan loan = rows.loan;
        if (!loan.status().payable()
                || amount.compareTo(loan.outstanding().minus(loan.reserved())) > 0
                || (alone && loan.reserved().isPositive())) {
            return;
        }
        RepaymentId id = new RepaymentId(rows.repayments.size() + 1L);
        Money reservation = alone ? loan.outstanding() : amount;
        Repayment asked = new Repayment(
                id, order, valueDate, RepaymentStatus.PENDING, null, reservation, null, LifeRows.NOW, LifeRows.NOW);
        List<AccountShare> shares = rows.shares(asked);
        rows.asked.put(id.value(), shares);
        rows.repayments.put(id.value(), asked);
        rows.loan = loan.released(reservation.negated(), LifeRows.NOW);
        requests.add(asked.request(alone ? rows.account.payoff().total() : asked.payable(rows.loan), shares));
    }

    /** wallet-service deals with what it was asked first. */
    void work() {
        if (!requests.isEmpty()) {
            replies.add(wallet.answer(requests.remove()));
        }
    }

    /** @param again so that the same answer comes once more */
    void hear(boolean again) {
        if (!replies.isEmpty()) {
            RepaymentReply reply = again ? replies.element() : replies.remove();
            Repayment about = Objects.requireNonNull(rows.repayments.get(reply.repaymentId()));
            boolean goesBack =
                    reply instanceof RepaymentRefunded && about.status().next().contains(RepaymentStatus.REVERSED);
            tell(rows.change(about, goesBack, (book, row) -> RepaymentSaga.take(book, reply, new UUID(0, 1))));
        }
    }

    void giveUp(Repayment repayment) {
        change(repayment, RepaymentSaga::giveUp);
    }

    void askAgain(Repayment repayment) {
        change(repayment, RepaymentBook::askAgain);
    }

    void retry(Repayment repayment) {
        change(repayment, RepaymentBook::retryRefund);
    }

    /** As Reversals does it. */
    void reverse(Repayment repayment) {
        boolean alone = rows.loan.reserved().isZero()
                && rows.in(RepaymentStatus.REVERSING).isEmpty();
        if (alone && rows.loan.status() != LoanStatus.WRITTEN_OFF) {
            tell(rows.change(repayment, true, LoanLife::reverseIfPossible));
        }
    }

    private static void reverseIfPossible(RepaymentBook book, Repayment counted) {
        if (book.rows().dues().canDoWithout(book.rows().loanOf(counted), counted)) {
            book.reverse(counted, "why");
        }
    }

    /** When a loan is written off, time stands still for it. */
    void endDays(int days) {
        if (rows.loan.status() != LoanStatus.WRITTEN_OFF) {
            Money before = rows.penalty();
            rows.account = rows.account.on(rows.account.today().plusDays(days));
            rows.loan = rows.loan.owing(rows.account.outstanding(), LifeRows.NOW);
            penaltyTold = penaltyTold.plus(rows.penalty()).minus(before);
        }
    }

    /** As the end of a day does it. */
    void writeOff() {
        if (rows.loan.status().payable() && rows.loan.reserved().isZero()) {
            rows.loan = rows.loan.writtenOff(LifeRows.NOW);
            List<AccountShare> losses = rows.funding.shares().stream()
                    .map(share -> new AccountShare(share.accountId(), share.principalLeft()))
                    .toList();
            Money principal = losses.stream()
                    .map(AccountShare::amount)
                    .reduce(Money::plus)
                    .orElseThrow();
            tell(List.of(new LoanWrittenOff(LifeRows.LOAN.value(), rows.account.today(), principal, losses, null)));
        }
    }

    /** No request and no answer is on its way. */
    boolean quiet() {
        return requests.isEmpty() && replies.isEmpty();
    }

    private void change(Repayment about, BiConsumer<RepaymentBook, Repayment> act) {
        tell(rows.change(about, false, act));
    }

    private void tell(List<? extends LoanEvent> news) {
        ledger.post(news);
        news.stream()
                .filter(LoanAdjusted.class::isInstance)
                .map(event -> Objects.requireNonNull(((LoanAdjusted) event).penaltyCharged()))
                .forEach(changed -> penaltyTold = penaltyTold.plus(changed));
        news.stream()
                .filter(event -> event instanceof RepaymentRequested || event instanceof RepaymentRefundRequested)
                .forEach(requests::add);
    }
}
