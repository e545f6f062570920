package io.tranche.loan;

import io.tranche.contracts.AccountShare;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.contracts.LoanEvent.DisbursementReversalRequested;
import io.tranche.contracts.LoanEvent.RepaymentRefundRequested;
import io.tranche.contracts.LoanEvent.RepaymentRequested;
import io.tranche.contracts.Money;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.WalletEvent;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementReversalFailed;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.testing.SentEvent;
import io.tranche.testing.TestEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays wallet-service: takes requests as soon as they are committed to the outbox, keeps balances, answers over Kafka, and answers
 * again the same when it is asked again. Each loan can be given a temper.
 */
final class FakeWallet implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FakeWallet.class);

    enum Temper {
        HELPFUL,
        /** Does everything, but says nothing. */
        SILENT,
        /** Is down: does nothing and says nothing. */
        ABSENT,
        DECLINES,
        /** Has not enough for the payout yet. */
        LETS_WAIT,
        /** Says everything twice. */
        STUTTERS,
        /** Cannot give back or fetch back. */
        KEEPS_WHAT_IT_HAS
    }

    private static final long HOUSE = 1;

    /** By loan; the house for all others. */
    final Map<Long, List<AccountShare>> funders = new ConcurrentHashMap<>();

    private final Map<Long, Money> balances = new HashMap<>();
    private final Map<Long, Temper> tempers = new HashMap<>();
    private final Map<String, WalletEvent> answers = new LinkedHashMap<>();
    private final List<LoanEvent> requests = new ArrayList<>();
    private final OutboxTail outbox = new OutboxTail();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    FakeWallet() {
        var unused = thread.scheduleWithFixedDelay(this::work, 0, 5, TimeUnit.MILLISECONDS);
    }

    synchronized void temper(long loanId, Temper temper) {
        tempers.put(loanId, temper);
    }

    synchronized Money balance(long borrowerId) {
        return balances.getOrDefault(borrowerId, Money.zero(Money.INR));
    }

    synchronized void spend(long borrowerId, Money amount) {
        balances.put(borrowerId, balance(borrowerId).minus(amount));
    }

    /** All requests about a loan, in order. */
    synchronized List<LoanEvent> requests(long loanId) {
        return requests.stream().filter(request -> request.loanId() == loanId).toList();
    }

    /** Deals in order with all it was ever asked about the loan. */
    synchronized void comeBack(long loanId, Temper temper) {
        temper(loanId, temper);
        requests(loanId).forEach(this::act);
    }

    private synchronized void work() {
        try {
            outbox.unseen().forEach(this::handle);
        } catch (RuntimeException failure) {
            LOG.error("The fake wallet failed", failure);
        }
    }

    private void handle(LoanEvent request) {
        requests.add(request);
        if (!is(request, Temper.ABSENT)) {
            act(request);
        }
    }

    private void act(LoanEvent request) {
        switch (request) {
            case DisbursementRequested disburse ->
                answer(request, "payout:" + disburse.loanId(), () -> disburse(disburse));
            case DisbursementReversalRequested reverse ->
                answer(request, "reversal:" + reverse.loanId(), () -> reverse(reverse));
            case RepaymentRequested collect ->
                answer(request, "collection:" + collect.repaymentId(), () -> collect(collect));
            case RepaymentRefundRequested refund ->
                answer(request, "refund:" + refund.repaymentId(), () -> refund(refund));
            default -> {} // news that ask for nothing
        }
    }

    private void answer(LoanEvent request, String once, Supplier<WalletEvent> act) {
        WalletEvent answer = answers.get(once);
        if (answer == null || !FakeAnswers.stands(answer)) {
            answer = act.get();
            answers.put(once, answer);
        }
        switch (tempers.getOrDefault(request.loanId(), Temper.HELPFUL)) {
            case SILENT, ABSENT -> {}
            case STUTTERS -> TestEvents.publishTwice(List.of(SentEvent.of(answer), SentEvent.of(answer)));
            case HELPFUL, DECLINES, LETS_WAIT, KEEPS_WHAT_IT_HAS -> TestEvents.publish(answer);
        }
    }

    private boolean is(LoanEvent request, Temper temper) {
        return tempers.get(request.loanId()) == temper;
    }

    private WalletEvent disburse(DisbursementRequested request) {
        if (is(request, Temper.DECLINES)) {
            return new DisbursementDeclined(request.loanId(), RefusalReason.INSUFFICIENT_FUNDS);
        }
        if (answers.containsKey("reversal:" + request.loanId())) {
            return new DisbursementDeclined(request.loanId(), RefusalReason.CANCELLED);
        }
        if (is(request, Temper.LETS_WAIT)) {
            return FakeAnswers.queued(request);
        }
        balances.merge(request.borrowerId(), FakeAnswers.net(request.principal(), request.fee()), Money::plus);
        return FakeAnswers.paid(
                request, funders.getOrDefault(request.loanId(), List.of(new AccountShare(HOUSE, request.principal()))));
    }

    private WalletEvent reverse(DisbursementReversalRequested request) {
        if (is(request, Temper.KEEPS_WHAT_IT_HAS)) {
            return new DisbursementReversalFailed(request.loanId(), RefusalReason.INSUFFICIENT_BALANCE);
        }
        if (answers.get("payout:" + request.loanId()) instanceof LoanDisbursed paid) {
            spend(request.borrowerId(), FakeAnswers.net(paid.principal(), paid.fee()));
            return FakeAnswers.reversed(paid);
        }
        return new DisbursementReversed(request.loanId(), null, null, List.of());
    }

    private WalletEvent collect(RepaymentRequested request) {
        if (answers.containsKey("refund:" + request.repaymentId())) {
            return FakeAnswers.refused(request, RefusalReason.CANCELLED);
        }
        if (balance(request.borrowerId()).compareTo(request.amount()) < 0) {
            return FakeAnswers.refused(request, RefusalReason.INSUFFICIENT_BALANCE);
        }
        if (request.amount().compareTo(request.payable()) > 0) {
            return FakeAnswers.refused(request, RefusalReason.EXCEEDS_OUTSTANDING);
        }
        spend(request.borrowerId(), request.amount());
        return FakeAnswers.collected(request);
    }

    private WalletEvent refund(RepaymentRefundRequested request) {
        if (is(request, Temper.KEEPS_WHAT_IT_HAS)) {
            return FakeAnswers.notRefunded(request);
        }
        WalletEvent before = answers.get("collection:" + request.repaymentId());
        Money amount = before instanceof RepaymentCollected collected ? collected.amount() : Money.zero(Money.INR);
        List<AccountShare> shares = before instanceof RepaymentCollected collected ? collected.shares() : List.of();
        balances.merge(request.borrowerId(), amount, Money::plus);
        return new RepaymentRefunded(request.repaymentId(), request.loanId(), request.borrowerId(), amount, shares);
    }

    @Override
    public void close() {
        thread.close();
        outbox.close();
    }
}
