package io.tranche.wallet.disbursement;

import io.tranche.wallet.account.PostingMeters;
import io.tranche.wallet.allocation.HouseCapital;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens and saves batches. A batch without disbursements costs no statement. */
@Component
public class LoanDisbursements {

    private final Disbursements disbursements;
    private final HouseCapital capital;
    private final PostingMeters meters;

    LoanDisbursements(Disbursements disbursements, HouseCapital capital, PostingMeters meters) {
        this.disbursements = disbursements;
        this.capital = capital;
        this.meters = meters;
    }

    public DisbursementBatch lock(Collection<Long> loanIds) {
        return new DisbursementBatch(capital, loanIds.isEmpty() ? List.of() : disbursements.lock(loanIds));
    }

    public void save(DisbursementBatch batch) {
        if (!batch.added().isEmpty()) {
            disbursements.insert(batch.added());
        }
        if (!batch.changed().isEmpty()) {
            disbursements.update(batch.changed());
        }
        meters.refused("disbursement", batch.refusals());
    }
}
