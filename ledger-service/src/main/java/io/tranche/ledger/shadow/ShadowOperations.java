package io.tranche.ledger.shadow;

import io.tranche.messaging.action.ActionRefused;
import io.tranche.messaging.action.Actions;
import io.tranche.messaging.action.Requester;
import io.tranche.messaging.operation.Operation;
import io.tranche.messaging.operation.OperationRequest;
import io.tranche.messaging.operation.OperationState;
import io.tranche.messaging.operation.Operations;
import io.tranche.web.Refusal;
import java.util.Map;
import org.springframework.http.HttpStatus;
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

    /**
     * The line in the audit trail is committed first: no crash can leave a shadow that is gone without a trace.
     *
     * @param evenKept whether one that is kept as evidence is meant, too
     */
    void drop(Requester requester, boolean evenKept) {
        Rebuild standing = standing();
        if (operations.get(standing.operationId()).state() == OperationState.RUNNING) {
            throw ActionRefused.conflict(
                    "The shadow is being rebuilt: stop operation " + standing.operationId() + " first");
        }
        if (standing.kept() != null && !evenKept) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "shadow_kept",
                    "The shadow is kept as evidence: to drop it, say kept=true and give a reason");
        }
        actions.record(requester, "ledger-shadow.drop", target(standing), result(standing));
        transaction.executeWithoutResult(status -> {
            if (!shadows.drop(standing.operationId(), evenKept)) {
                throw ActionRefused.conflict("The shadow was kept or dropped meanwhile");
            }
        });
    }

    private static String result(Rebuild standing) {
        Rebuild.Kept kept = standing.kept();
        return kept == null
                ? "dropping it"
                : "dropping what %s kept as evidence: %s".formatted(kept.by(), kept.reason());
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
