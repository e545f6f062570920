package io.tranche.wallet.disbursement;

import io.tranche.contracts.LoanEvent.DisbursementRequested;
import io.tranche.wallet.account.PostingMeters;
import io.tranche.wallet.allocation.Demand;
import io.tranche.wallet.allocation.LoanFunds;
import io.tranche.wallet.allocation.Rehearsal;
import io.tranche.wallet.disbursement.FundingQueue.Next;
import io.tranche.wallet.disbursement.FundingQueue.State;
import io.tranche.wallet.disbursement.Waiting.Room;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Opens and saves batches. A batch without disbursements costs no statement. */
@Component
public class LoanDisbursements {

    private final Disbursements disbursements;
    private final FundingQueue queue;
    private final LoanFunds funds;
    private final QueueSettings settings;
    private final PostingMeters meters;

    LoanDisbursements(
            Disbursements disbursements,
            FundingQueue queue,
            LoanFunds funds,
            QueueSettings settings,
            PostingMeters meters) {
        this.disbursements = disbursements;
        this.queue = queue;
        this.funds = funds;
        this.settings = settings;
        this.meters = meters;
    }

    /** @param requests of those that may be new */
    public DisbursementBatch lock(Collection<Long> loanIds, List<DisbursementRequested> requests) {
        List<Disbursement> stored = loanIds.isEmpty() ? List.of() : disbursements.lock(loanIds);
        Demand demand = Demand.of(
                requests.stream().map(request -> Demand.of(request.funding())).toList());
        return stored.size() < loanIds.size()
                ? new DisbursementBatch(funds.open(demand), stored, queue.room())
                : new DisbursementBatch(funds.closed(), stored, null);
    }

    /**
     * Loans that wait and need not any more: those whose time is up, and those for which there is enough at this moment, one on top of
     * the other. However many there are for which there is not, they let the others pass. Locks nothing; in a transaction.
     *
     * @return in the order in which they are to be dealt with, as many together as may be in one transaction
     */
    public List<List<Long>> due(Set<Long> except) {
        State state = queue.look();
        if (state.length() == 0) {
            return List.of();
        }
        Instant now = queue.room().now();
        Supplier<Rehearsal> rehearsal = SingletonSupplier.of(() -> funds.rehearse(state.demand()));
        try (Stream<Next> waiting = queue.inOrder()) {
            List<Long> due = waiting.filter(
                            next -> !except.contains(next.waiting().loanId()))
                    .filter(next ->
                            next.waiting().isOver(now) || rehearsal.get().funds(next.loan()))
                    .limit(settings.loansPerLookMax())
                    .map(next -> next.waiting().loanId())
                    .toList();
            return groups(due);
        }
    }

    private List<List<Long>> groups(List<Long> due) {
        int size = settings.loansPerTransactionMax();
        return IntStream.range(0, Math.ceilDiv(due.size(), size))
                .mapToObj(group -> due.subList(group * size, Math.min((group + 1) * size, due.size())))
                .toList();
    }

    /** They may not wait any more. */
    public DisbursementBatch lockDue(Collection<Long> loanIds) {
        // Locked first: that may take a while, in which lenders may change their mind.
        List<Disbursement> locked = disbursements.lock(loanIds);
        Room room = queue.room();
        Demand demand = Demand.of(locked.stream()
                .flatMap(disbursement -> Stream.ofNullable(disbursement.waiting()))
                .filter(waiting -> !waiting.isOver(room.now()))
                .map(waiting -> Demand.of(waiting.terms()))
                .toList());
        return new DisbursementBatch(demand.isNone() ? funds.closed() : funds.open(demand), locked, room);
    }

    /** When the accounts are saved. */
    public void save(DisbursementBatch batch) {
        if (!batch.added().isEmpty()) {
            disbursements.insert(batch.added());
        }
        if (!batch.changed().isEmpty()) {
            disbursements.update(batch.changed());
            queue.remove(batch.changed().stream().map(Disbursement::loanId).toList());
        }
        List<Waiting> waiting = batch.added().stream()
                .map(Disbursement::waiting)
                .filter(Objects::nonNull)
                .toList();
        if (!waiting.isEmpty()) {
            queue.add(waiting);
        }
        meters.refused("disbursement", batch.refusals());
    }
}
