package io.tranche.loan.lifecycle;

import io.tranche.contracts.Event;
import io.tranche.contracts.LoanEvent;
import io.tranche.contracts.Topics;
import io.tranche.contracts.WalletEvent.DisbursementDeclined;
import io.tranche.contracts.WalletEvent.DisbursementQueued;
import io.tranche.contracts.WalletEvent.DisbursementReversalFailed;
import io.tranche.contracts.WalletEvent.DisbursementReversed;
import io.tranche.contracts.WalletEvent.LoanDisbursed;
import io.tranche.contracts.WalletEvent.LoanReply;
import io.tranche.loan.businessdate.BusinessDates;
import io.tranche.loan.product.Products;
import io.tranche.messaging.inbox.EventConsumer;
import io.tranche.messaging.inbox.ReceivedEvent;
import io.tranche.messaging.saga.OverdueSaga;
import io.tranche.messaging.saga.Patience;
import io.tranche.messaging.saga.Saga;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
 *                                            DisbursementQueued           AWAITING_FUNDING
 *                                            DisbursementDeclined         REJECTED
 *                                            none, however often asked    CANCELLING
 * AWAITING_FUNDING                           LoanDisbursed                ACTIVE
 *                                            DisbursementDeclined         REJECTED
 * CANCELLING  DisbursementReversalRequested  DisbursementReversed         CANCELLED
 *                                            DisbursementReversalFailed   ACTIVE: the money is spent, so it is owed
 *                                            none, however often asked    COMPENSATION_FAILED
 * COMPENSATION_FAILED                        DisbursementReversed (late)  CANCELLED
 *                                            DisbursementReversalFailed   ACTIVE
 *             retried by ops                                              CANCELLING
 *             forced by ops                                               COMPENSATION_FORCED
 * COMPENSATION_FORCED                        DisbursementReversed (late)  CANCELLED
 *                                            DisbursementReversalFailed   ACTIVE
 * </pre>
 *
 * How long a loan awaits funding is for wallet-service to say, which knows when funds come and cannot say both: here no deadline runs.
 * A reply that fits no step is an answer to something asked twice, or is overtaken by a cancellation whose own answer follows: it
 * does not move the loan. But the funders of money that is out have their shares, until it is back.
 *
 * <p>Money that cannot be fetched back counts as lent from the day of that answer: until then, the borrower was told that there is no
 * loan.
 */
@Component
class DisbursementSaga implements Saga, EventConsumer {

    static final String NAME = "disbursement";
    static final String TIMED_OUT = "disbursement_timed_out";

    private static final Set<Class<? extends Event>> REPLIES = Set.of(
            LoanDisbursed.class,
            DisbursementQueued.class,
            DisbursementDeclined.class,
            DisbursementReversed.class,
            DisbursementReversalFailed.class);

    private final Loans loans;
    private final LoanChanges changes;
    private final Products products;
    private final DisbursementSettings settings;
    private final BusinessDates dates;
    private final Clock clock;

    DisbursementSaga(
            Loans loans,
            LoanChanges changes,
            Products products,
            DisbursementSettings settings,
            BusinessDates dates,
            Clock clock) {
        this.loans = loans;
        this.changes = changes;
        this.products = products;
        this.settings = settings;
        this.dates = dates;
        this.clock = clock;
    }

    private LoanEvent request(Loan loan) {
        return loan.status() == LoanStatus.APPROVED
                ? loan.disbursementRequest(products.of(loan.basis().product()).terms())
                : loan.reversalRequest();
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
        Replies.Today today = new Replies.Today(dates.today(), clock.instant());
        Map<Long, Loan> current = byId(loans.lock(loanIds(events)));
        ChangedLoans changed = new ChangedLoans();
        for (ReceivedEvent received : events) {
            LoanReply reply = (LoanReply) received.event();
            Loan loan = current.get(reply.loanId());
            if (loan != null) {
                if (reply instanceof LoanDisbursed payout && loan.status().mayBePaidOut()) {
                    changed.paidOut(payout);
                }
                Replies.decide(loan, received, today).ifPresent(change -> {
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
        locked(overdue).forEach(loan -> Replies.none(loan, now).ifPresent(changed::add));
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
}
