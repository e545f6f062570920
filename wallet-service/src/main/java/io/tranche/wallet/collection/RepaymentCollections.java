package io.tranche.wallet.collection;

import io.tranche.wallet.account.PostingMeters;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens and saves batches. A batch without repayments costs no statement. */
@Component
public class RepaymentCollections {

    private final CollectedRepayments repayments;
    private final PostingMeters meters;

    RepaymentCollections(CollectedRepayments repayments, PostingMeters meters) {
        this.repayments = repayments;
        this.meters = meters;
    }

    public CollectionBatch lock(Collection<Long> repaymentIds) {
        return new CollectionBatch(repaymentIds.isEmpty() ? List.of() : repayments.lock(repaymentIds));
    }

    public void save(CollectionBatch batch) {
        if (!batch.added().isEmpty()) {
            repayments.insert(batch.added());
        }
        if (!batch.changed().isEmpty()) {
            repayments.update(batch.changed());
        }
        meters.refused("collection", batch.refusals());
    }
}
