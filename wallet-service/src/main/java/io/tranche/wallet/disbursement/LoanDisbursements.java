package io.tranche.wallet.disbursement;

import io.tranche.wallet.account.PostingMeters;
import io.tranche.wallet.allocation.LoanFunds;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens and saves batches. A batch without disbursements costs no statement. */
@Component
public class LoanDisbursements {

    private final Disbursements disbursements;
    private final LoanFunds funds;
    private final PostingMeters meters;

    LoanDisbursements(Disbursements disbursements, LoanFunds funds, PostingMeters meters) {
        this.disbursements = disbursements;
        this.funds = funds;
        this.meters = meters;
    }

    public DisbursementBatch lock(Collection<Long> loanIds) {
        List<Disbursement> stored = loanIds.isEmpty() ? List.of() : disbursements.lock(loanIds);
        return new DisbursementBatch(stored.size() < loanIds.size() ? funds.open() : funds.closed(), stored);
    }

    /** When the accounts are saved. */
    public void save(DisbursementBatch batch) {
        if (!batch.added().isEmpty()) {
            disbursements.insert(batch.added());
            funds.save(batch.pool());
        }
        if (!batch.changed().isEmpty()) {
            disbursements.update(batch.changed());
        }
        meters.refused("disbursement", batch.refusals());
    }
}
