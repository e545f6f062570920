package io.tranche.messaging.redrive;

import io.tranche.messaging.action.Requester;
import io.tranche.messaging.operation.Operation;
import io.tranche.messaging.operation.OperationRequest;
import io.tranche.messaging.operation.Operations;
import io.tranche.messaging.parking.Selection;

/**
 * Applying parked events once more.
 *
 * <p>Order holds per key: an event goes only when it is the oldest open one of its key. Once a selected event has been applied, the
 * events that merely waited behind it follow by themselves, up to the next one that failed of its own; so it is enough to select
 * the cause. What is selected but stands behind a failed event that is not, waits.
 */
public final class Redrives {

    private final Operations operations;
    private final RedrivePreview preview;

    Redrives(Operations operations, RedrivePreview preview) {
        this.operations = operations;
        this.preview = preview;
    }

    /** What a redrive would do with the selected events, oldest first; nothing is changed. At most 500, or as many as its time allows. */
    public RedriveReport preview(Selection selection) {
        selection.requireMeant();
        return preview.of(selection);
    }

    /** Starts it; the results of the operation tell of each event. */
    public Operation start(RedriveRequest request, Requester requester) {
        return operations.start(new OperationRequest(RedriveWork.KIND, request, requester));
    }
}
