package io.tranche.loan.lifecycle;

import io.tranche.contracts.Event;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.RefusalReason;
import io.tranche.contracts.Topics;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementReversalFailed;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.LoanReply;
import io.tranche.contracts.WalletEvent.RepaymentReply;
import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.lifecycle.Loan.Change;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.messaging.saga.OverdueSaga;
import io.tranche.messaging.saga.Patience;
import io.tranche.messaging.saga.Saga;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Pays a loan out, or fetches the money back.
 *
 * <pre>
 * step        request                        outcome                      leads to
 * APPROVED    DisbursementRequested          LoanDisbursed                ACTIVE
 *                                            DisbursementDeclined         REJECTED
 *                                            none, however often asked    CANCELLING
 * CANCELLING  DisbursementReversalRequested  DisbursementReversed         CANCELLED
 *                                            DisbursementReversalFailed   COMPENSATION_FAILED
 *                                            none, however often asked    COMPENSATION_FAILED
 * COMPENSATION_FAILED                        DisbursementReversed (late)  CANCELLED
 *             retried by ops                                              CANCELLING
 *             forced by ops                                               COMPENSATION_FORCED
 * COMPENSATION_FORCED                        DisbursementReversed (late)  CANCELLED
 * </pre>
 *
 * A reply that fits no step is an answer to something asked twice, or is overtaken by a cancellation whose own answer follows: it
 * does not move the loan. But the funders of money that is out have their shares, until it is back.
 */
@Component
class DisbursementSaga implements Saga, EventConsumer {

    static final String NAME = "disbursement";
    static final String TIMED_OUT = "disbursement_timed_out";

    private static final Set<Class<? extends Event>> REPLIES = Set.of(
            LoanDisbursed.class,
            DisbursementDeclined.class,
            DisbursementReversed.class,
            DisbursementReversalFailed.class);

    private final Loans loans;
    private final LoanChanges changes;
    private final DisbursementSettings settings;
    private final BusinessDates dates;
    private final Clock clock;

    DisbursementSaga(
            Loans loans, LoanChanges changes, DisbursementSettings settings, BusinessDates dates, Clock clock) {
        this.loans = loans;
        this.changes = changes;
        this.settings = settings;
        this.dates = dates;
        this.clock = clock;
    }

    private record Today(LocalDate date, Instant now) {}

    private Optional<Change> decide(Loan loan, ReceivedEvent received, Today today) {
        Instant now = today.now();
        return switch ((LoanReply) received.event()) {
            case LoanDisbursed _
            when loan.status() == LoanStatus.APPROVED -> Optional.of(loan.disbursed(today.date(), now));
            case DisbursementDeclined declined
            when loan.status() == LoanStatus.APPROVED -> Optional.of(loan.reject(code(declined.reason()), now));
            case DisbursementReversed _
            when loan.status().next().contains(LoanStatus.CANCELLED) && loan.status() != LoanStatus.APPLIED ->
                Optional.of(loan.reversed(now));
            case DisbursementReversalFailed failed
            when loan.status() == LoanStatus.CANCELLING -> Optional.of(loan.reversalFailed(code(failed.reason()), now));
            case LoanDisbursed _, DisbursementDeclined _, DisbursementReversed _, DisbursementReversalFailed _ ->
                Optional.empty();
            case RepaymentReply _ -> Optional.empty();
        };
    }

    private Change giveUp(Loan loan, Instant now) {
        return loan.status() == LoanStatus.APPROVED ? loan.cancel(TIMED_OUT, now) : loan.reversalFailed(TIMED_OUT, now);
    }

    private LoanEvent request(Loan loan) {
        return loan.status() == LoanStatus.APPROVED ? loan.disbursementRequest() : loan.reversalRequest();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> steps() {
        return Set.of(LoanStatus.APPROVED.name(), LoanStatus.CANCELLING.name());
    }

    @Override
    public Patience patience(String step) {
        return settings.patienceOf(LoanStatus.valueOf(step));
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
        Today today = new Today(dates.today(), clock.instant());
        Map<Long, Loan> current = byId(loans.lock(loanIds(events)));
        ChangedLoans changed = new ChangedLoans();
        for (ReceivedEvent received : events) {
            LoanReply reply = (LoanReply) received.event();
            Loan loan = current.get(reply.loanId());
            if (loan != null) {
                if (reply instanceof LoanDisbursed payout && loan.status().mayBePaidOut()) {
                    changed.paidOut(payout);
                }
                decide(loan, received, today).ifPresent(change -> {
                    current.put(reply.loanId(), change.loan());
                    changed.add(change, received);
                });
            }
        }
        changes.save(changed);
    }

    @Override
    public Set<Long> lock(Collection<Long> ids) {
        return byId(loans.lockIfFree(ids)).keySet();
    }

    @Override
    public void askAgain(List<OverdueSaga> overdue) {
        changes.send(locked(overdue).stream().map(this::request).toList());
    }

    @Override
    public void giveUp(List<OverdueSaga> overdue) {
        Instant now = clock.instant();
        ChangedLoans changed = new ChangedLoans();
        locked(overdue).forEach(loan -> changed.add(giveUp(loan, now)));
        changes.save(changed);
    }

    private List<Loan> locked(List<OverdueSaga> overdue) {
        return loans.lock(overdue.stream().map(OverdueSaga::id).toList()).stream()
                .filter(loan -> loan.status().inProgress())
                .toList();
    }

    private static List<Long> loanIds(List<ReceivedEvent> events) {
        return events.stream()
                .map(received -> ((LoanReply) received.event()).loanId())
                .distinct()
                .toList();
    }

    private static Map<Long, Loan> byId(List<Loan> loans) {
        return loans.stream().collect(Collectors.toMap(loan -> loan.id().value(), Function.identity()));
    }

    private static String code(RefusalReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
