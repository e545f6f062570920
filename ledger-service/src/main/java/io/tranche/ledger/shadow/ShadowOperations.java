package io.tranche.ledger.shadow;

import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.action.Actions;
import io.tranche.messaging.action.Requester;
import io.tranche.messaging.operation.Operation;
import io.tranche.messaging.operation.OperationRequest;
import io.tranche.messaging.operation.OperationState;
import io.tranche.messaging.operation.Operations;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people on call may do with the shadow. There is one at a time; before another is made, it has to be dropped. */
@Component
final class ShadowOperations {

    private final Operations operations;
    private final Shadows shadows;
    private final Actions actions;
    private final TransactionTemplate transaction;

    ShadowOperations(Operations operations, Shadows shadows, Actions actions, TransactionTemplate transaction) {
        this.operations = operations;
        this.shadows = shadows;
        this.actions = actions;
        this.transaction = transaction;
    }

    Operation start(Requester requester) {
        shadows.standing().ifPresent(standing -> {
            throw ActionRefused.conflict(
                    "The shadow of operation %d is still there: drop it first".formatted(standing.operationId()));
        });
        return operations.start(new OperationRequest(ShadowRebuild.KIND, Map.of(), requester));
    }

    void drop(Requester requester) {
        Rebuild standing = standing();
        if (operations.get(standing.operationId()).state() == OperationState.RUNNING) {
            throw ActionRefused.conflict(
                    "The shadow is being rebuilt: stop operation " + standing.operationId() + " first");
        }
        shadows.drop(standing.operationId());
        actions.record(requester, "ledger-shadow.drop", target(standing), "dropped");
    }

    void keep(Requester requester) {
        Rebuild standing = standing();
        transaction.executeWithoutResult(status -> {
            shadows.keep(standing.operationId(), requester);
            actions.record(requester, "ledger-shadow.keep", target(standing), "kept as evidence");
        });
    }

    private Rebuild standing() {
        return shadows.standing().orElseThrow(() -> ActionRefused.notFound("There is no shadow"));
    }

    private static String target(Rebuild rebuild) {
        return "operation:" + rebuild.operationId();
    }
}
