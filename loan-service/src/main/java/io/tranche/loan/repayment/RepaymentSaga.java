package io.tranche.loan.repayment;

import io.tranche.contracts.Event;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.Topics;
import io.tranche.contracts.WalletEvent.RepaymentCollected;
import io.tranche.contracts.WalletEvent.RepaymentDebitFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefundFailed;
import io.tranche.contracts.WalletEvent.RepaymentRefunded;
import io.tranche.contracts.WalletEvent.RepaymentReply;
import io.tranche.loan.repayment.RepaymentBooks.Asked;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.messaging.saga.OverdueSaga;
import io.tranche.messaging.saga.Patience;
import io.tranche.messaging.saga.Saga;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/**
 * Collects a repayment and counts it, or leaves everything as it was.
 *
 * <pre>
 * step       request                   outcome                      leads to
 * PENDING    RepaymentRequested        RepaymentCollected           SUCCESS; REFUNDING if the loan cannot take it any more
 *                                      RepaymentDebitFailed         FAILED
 *                                      none, however often asked    REFUNDING; PENDING for ever if it is on a mandate
 * REFUNDING  RepaymentRefundRequested  RepaymentRefunded            REFUNDED; FAILED if nothing had been taken
 *                                      RepaymentRefundFailed        COMPENSATION_FAILED
 *                                      none, however often asked    COMPENSATION_FAILED
 * COMPENSATION_FAILED                  RepaymentRefunded (late)     REFUNDED; FAILED if nothing had been taken
 *            retried by ops                                         REFUNDING
 *            forced by ops                                          COMPENSATION_FORCED
 * COMPENSATION_FORCED                  RepaymentRefunded (late)     REFUNDED; FAILED if nothing had been taken
 * SUCCESS    reversed by an admin                                   REVERSING
 * REVERSING  RepaymentRefundRequested  RepaymentRefunded            REVERSED
 *                                      RepaymentRefundFailed        SUCCESS
 *                                      none, however often asked    SUCCESS
 * SUCCESS                              RepaymentRefunded (late)     REVERSED
 * </pre>
 *
 * A reply that fits no step is an answer to something asked twice, or is overtaken by a refund whose own answer follows: it changes
 * nothing.
 */
@Component
final class RepaymentSaga implements Saga, EventConsumer {

    static final String NAME = "repayment";
    static final String TIMED_OUT = "timed_out";

    /** Of a payment on a mandate that is PENDING: it is asked for now and then. */
    static final String UNANSWERED = "UNANSWERED";

    private static final Set<Class<? extends Event>> REPLIES = Set.of(
            RepaymentCollected.class, RepaymentDebitFailed.class, RepaymentRefunded.class, RepaymentRefundFailed.class);

    private final RepaymentBooks books;
    private final RepaymentSettings settings;

    RepaymentSaga(RepaymentBooks books, RepaymentSettings settings) {
        this.books = books;
        this.settings = settings;
    }

    static void take(RepaymentBook book, RepaymentReply reply, UUID eventId) {
        Repayment repayment = book.find(reply.repaymentId());
        if (repayment == null) {
            return;
        }
        RepaymentStatus status = repayment.status();
        switch (reply) {
            case RepaymentCollected collected
            when status == RepaymentStatus.PENDING -> book.collect(repayment, collected, eventId);
            case RepaymentDebitFailed failed
            when status == RepaymentStatus.PENDING -> book.fail(repayment, code(failed.reason()), eventId);
            case RepaymentRefunded refunded
            when status.next().contains(RepaymentStatus.REFUNDED) ->
                book.refunded(repayment, refunded.amount(), eventId);
            case RepaymentRefunded refunded
            when status.next().contains(RepaymentStatus.REVERSED) -> book.reversed(repayment, refunded, eventId);
            case RepaymentRefundFailed failed
            when status == RepaymentStatus.REVERSING -> book.reversalRefused(repayment, code(failed.reason()), eventId);
            case RepaymentRefundFailed failed
            when status == RepaymentStatus.REFUNDING -> book.refundFailed(repayment, code(failed.reason()), eventId);
            case RepaymentCollected _, RepaymentDebitFailed _, RepaymentRefunded _, RepaymentRefundFailed _ -> {}
        }
    }

    static void giveUp(RepaymentBook book, Repayment repayment) {
        switch (repayment.status()) {
            case PENDING -> {
                if (repayment.order().standing()) {
                    book.keepAsking(repayment);
                } else {
                    book.callOff(repayment, TIMED_OUT);
                }
            }
            case REFUNDING -> book.refundFailed(repayment, TIMED_OUT, null);
            case REVERSING -> book.reversalRefused(repayment, TIMED_OUT, null);
            case SUCCESS, FAILED, REFUNDED, COMPENSATION_FAILED, COMPENSATION_FORCED, REVERSED -> {}
        }
    }

    private static void askAgain(RepaymentBook book, Repayment repayment) {
        if (repayment.status().inProgress()) {
            book.askAgain(repayment);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> steps() {
        return Set.of(
                RepaymentStatus.PENDING.name(),
                UNANSWERED,
                RepaymentStatus.REFUNDING.name(),
                RepaymentStatus.REVERSING.name());
    }

    @Override
    public Patience patience(String step) {
        return settings.patienceOf(step);
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.WALLET_EVENTS);
    }

    @Override
    public Set<Class<? extends Event>> handles() {
        return REPLIES;
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        List<ReceivedEvent> givenBack = events.stream()
                .filter(received -> received.event() instanceof RepaymentRefunded)
                .toList();
        RepaymentBook book = books.open(new Asked(
                ids(events, RepaymentReply::loanId),
                ids(events, RepaymentReply::repaymentId),
                ids(givenBack, RepaymentReply::repaymentId)));
        events.forEach(received -> take(book, (RepaymentReply) received.event(), received.id()));
        books.write(book);
    }

    @Override
    public Set<Long> lock(Collection<Long> ids) {
        return books.lockIfFree(ids);
    }

    @Override
    public void askAgain(List<OverdueSaga> overdue) {
        eachOf(overdue, RepaymentSaga::askAgain);
    }

    @Override
    public void giveUp(List<OverdueSaga> overdue) {
        eachOf(overdue, RepaymentSaga::giveUp);
    }

    private void eachOf(List<OverdueSaga> overdue, Act act) {
        List<Long> ids = overdue.stream().map(OverdueSaga::id).toList();
        RepaymentBook book = books.reopen(ids);
        Consumer<Long> one = id -> {
            Repayment repayment = book.find(id);
            if (repayment != null) {
                act.on(book, repayment);
            }
        };
        ids.forEach(one);
        books.write(book);
    }

    private interface Act {
        void on(RepaymentBook book, Repayment repayment);
    }

    private static List<Long> ids(List<ReceivedEvent> events, ToLongFunction<RepaymentReply> id) {
        return events.stream()
                .map(received -> id.applyAsLong((RepaymentReply) received.event()))
                .distinct()
                .toList();
    }

    static String code(RefusalReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
