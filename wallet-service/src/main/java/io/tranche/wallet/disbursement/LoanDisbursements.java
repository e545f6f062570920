package io.tranche.wallet.disbursement;

import io.tranche.wallet.account.PostingMeters;
import io.tranche.wallet.allocation.LoanFunds;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Opens and saves batches. A batch without disbursements costs no statement. */
@Component
public class LoanDisbursements {

    private final Disbursements disbursements;
    private final FundingQueue queue;
    private final LoanFunds funds;
    private final PostingMeters meters;

    LoanDisbursements(Disbursements disbursements, FundingQueue queue, LoanFunds funds, PostingMeters meters) {
        this.disbursements = disbursements;
        this.queue = queue;
        this.funds = funds;
        this.meters = meters;
    }

    public DisbursementBatch lock(Collection<Long> loanIds) {
        List<Disbursement> stored = loanIds.isEmpty() ? List.of() : disbursements.lock(loanIds);
        return stored.size() < loanIds.size()
                ? new DisbursementBatch(funds.open(), stored, queue.room())
                : new DisbursementBatch(funds.closed(), stored, null);
    }

    /** Loans that wait, in the order in which they are to be tried: those that might be funded now, or whose time is up. */
    public List<Long> due() {
        return queue.due();
    }

    /** Of these, some may not wait any more. */
    public DisbursementBatch lockDue(Collection<Long> loanIds) {
        // Locked first: that may take a while, in which lenders may change their mind.
        List<Disbursement> locked = disbursements.lock(loanIds);
        return new DisbursementBatch(funds.open(), locked, queue.room());
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
        funds.save(batch.pool());
        meters.refused("disbursement", batch.refusals());
    }
}
