package io.tranche.ops;

import io.swagger.v3.oas.annotations.Operation;
import io.tranche.messaging.action.Actions;
import io.tranche.messaging.action.RecordedAction;
import io.tranche.web.request.Keyset;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

@OpsController
class ActionsController {

    private final Actions actions;

    ActionsController(Actions actions) {
        this.actions = actions;
    }

    @Operation(summary = "The audit trail, newest first")
    @GetMapping("/actions")
    ResponseEntity<List<RecordedAction>> actions(Keyset page) {
        return page.answer(actions.before(page.beforeId(), page.fetchSize()), RecordedAction::id);
    }
}
